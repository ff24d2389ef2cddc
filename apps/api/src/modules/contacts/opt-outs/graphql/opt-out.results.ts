import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Contact } from '../../contacts/index.ts';

@ObjectType({ description: 'Nothing is sent to the contact.' })
export class ContactOptedOut {
  readonly type: 'ContactOptedOut';

  @Field(() => Contact)
  readonly contact: Read;
}

@ObjectType({ description: 'The contact can be messaged again.' })
export class ContactOptedIn {
  readonly type: 'ContactOptedIn';

  @Field(() => Contact)
  readonly contact: Read;
}

export const OptOutContactResult = resultUnion('OptOutContactResult', ContactOptedOut, Refused);
export const OptInContactResult = resultUnion('OptInContactResult', ContactOptedIn, Refused);
