import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { Contact } from '../../contacts/index.ts';

@ObjectType({ description: 'Nothing is sent to the contact.' })
export class ContactOptedOut {
  @Field(() => Contact)
  readonly contact: Read;

  constructor(id: string) {
    this.contact = byId(id);
  }
}

@ObjectType({ description: 'The contact can be messaged again.' })
export class ContactOptedIn {
  @Field(() => Contact)
  readonly contact: Read;

  constructor(id: string) {
    this.contact = byId(id);
  }
}

export const OptOutContactResult = createUnionType({
  name: 'OptOutContactResult',
  types: () => [ContactOptedOut, Refused] as const,
});
export const OptInContactResult = createUnionType({
  name: 'OptInContactResult',
  types: () => [ContactOptedIn, Refused] as const,
});
