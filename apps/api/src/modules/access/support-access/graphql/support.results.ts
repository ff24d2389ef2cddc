import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { SupportAccess } from './support.type.ts';

@ObjectType({ description: 'A global admin can start a session within a day.' })
export class SupportAccessGranted {
  readonly type: 'SupportAccessGranted';

  @Field(() => SupportAccess)
  readonly access: Read;
}

@ObjectType({ description: 'An active session ends with its next request.' })
export class SupportAccessEnded {
  readonly type: 'SupportAccessEnded';

  @Field(() => SupportAccess)
  readonly access: Read;
}

@ObjectType({ description: 'The caller can access the workspace until the given time.' })
export class SupportSessionStarted {
  readonly type: 'SupportSessionStarted';

  @Field(() => String)
  readonly slug: string;

  @Field(() => GraphQLDateTime)
  readonly expiresAt: Date;
}

@ObjectType({ description: 'The session has ended. Idempotent.' })
export class SupportSessionEnded {
  readonly type: 'SupportSessionEnded';

  @Field(() => String)
  readonly slug: string;
}

export const GrantSupportAccessResult = resultUnion('GrantSupportAccessResult', SupportAccessGranted, Refused);
export const StartSupportSessionResult = resultUnion('StartSupportSessionResult', SupportSessionStarted, Refused);
