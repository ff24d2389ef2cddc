import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { IdleTimeout, SecuritySettings } from './security.type.ts';

@ObjectType({ description: "Applies from every member's next request." })
export class SecuritySettingsUpdated {
  @Field(() => SecuritySettings)
  readonly settings: SecuritySettings;

  constructor(settings: SecuritySettings) {
    this.settings = settings;
  }
}

@ObjectType({ description: 'The caller re-authenticated.' })
export class Reauthenticated {
  @Field(() => IdleTimeout, {
    nullable: true,
    description: 'Idle timeout of the named workspace. Null outside a workspace.',
  })
  readonly idleTimeout: IdleTimeout | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time until which mutations do not return REAUTHENTICATION_REQUIRED. Null when a password reopened an idle workspace for an account with a second factor.',
  })
  readonly provedUntil: Date | null;

  constructor(idleTimeout: IdleTimeout | null, provedUntil: Date | null) {
    this.idleTimeout = idleTimeout;
    this.provedUntil = provedUntil;
  }
}

export const UpdateSecuritySettingsResult = createUnionType({
  name: 'UpdateSecuritySettingsResult',
  types: () => [SecuritySettingsUpdated, Refused] as const,
});
export const ReauthenticateResult = createUnionType({
  name: 'ReauthenticateResult',
  types: () => [Reauthenticated, Refused] as const,
});
