import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { SupportAccess } from './support.type.ts';

@ObjectType({ description: 'A global admin can start a session within a day.' })
export class SupportAccessGranted {
  @Field(() => SupportAccess)
  readonly access: Read;

  constructor(id: string) {
    this.access = byId(id);
  }
}

@ObjectType({ description: 'An active session ends with its next request.' })
export class SupportAccessEnded {
  @Field(() => SupportAccess)
  readonly access: Read;

  constructor(id: string) {
    this.access = byId(id);
  }
}

@ObjectType({ description: 'The caller can access the workspace until the given time.' })
export class SupportSessionStarted {
  @Field(() => String)
  readonly slug: string;

  @Field(() => GraphQLDateTime)
  readonly expiresAt: Date;

  constructor(slug: string, expiresAt: Date) {
    this.slug = slug;
    this.expiresAt = expiresAt;
  }
}

@ObjectType({ description: 'The session has ended. Idempotent.' })
export class SupportSessionEnded {
  @Field(() => String)
  readonly slug: string;

  constructor(slug: string) {
    this.slug = slug;
  }
}

export const GrantSupportAccessResult = createUnionType({
  name: 'GrantSupportAccessResult',
  types: () => [SupportAccessGranted, Refused] as const,
});
export const StartSupportSessionResult = createUnionType({
  name: 'StartSupportSessionResult',
  types: () => [SupportSessionStarted, Refused] as const,
});
