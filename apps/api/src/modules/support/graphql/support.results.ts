import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { byId, type Read } from '../../../query-compiler/index.ts';
import { SupportAccess } from './support.type.ts';

@ObjectType({ description: 'A global admin may enter from now on, for a day.' })
export class SupportAccessGranted {
  @Field(() => SupportAccess)
  readonly access: Read;

  constructor(id: string) {
    this.access = byId(id);
  }
}

@ObjectType({ description: 'Whoever was inside is out with their next request.' })
export class SupportAccessEnded {
  @Field(() => SupportAccess)
  readonly access: Read;

  constructor(id: string) {
    this.access = byId(id);
  }
}

@ObjectType({ description: 'The workspace opens to the caller until then.' })
export class SupportEntered {
  @Field(() => String)
  readonly slug: string;

  @Field(() => GraphQLDateTimeISO)
  readonly expiresAt: Date;

  constructor(slug: string, expiresAt: Date) {
    this.slug = slug;
    this.expiresAt = expiresAt;
  }
}

@ObjectType({ description: 'The caller is out. Leaving twice, or without having been inside, changes nothing.' })
export class SupportLeft {
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
export const EnterForSupportResult = createUnionType({
  name: 'EnterForSupportResult',
  types: () => [SupportEntered, Refused] as const,
});
