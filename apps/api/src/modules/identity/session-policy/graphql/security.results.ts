import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { GraphQLDateTimeISO } from '../../../../graphql/scalars.ts';
import { IdleClock, SecuritySettings } from './security.type.ts';

@ObjectType({ description: "Applies from every member's next request." })
export class SecuritySettingsUpdated {
  @Field(() => SecuritySettings)
  readonly settings: SecuritySettings;

  constructor(settings: SecuritySettings) {
    this.settings = settings;
  }
}

@ObjectType({ description: 'The caller re-authenticated.' })
export class IdentityConfirmed {
  @Field(() => IdleClock, {
    nullable: true,
    description: 'Idle timeout of the named workspace. Null outside a workspace.',
  })
  readonly clock: IdleClock | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'Time until which mutations do not return REAUTHENTICATION_REQUIRED. Null when a password reopened an idle workspace for an account with a second factor.',
  })
  readonly provedUntil: Date | null;

  constructor(clock: IdleClock | null, provedUntil: Date | null) {
    this.clock = clock;
    this.provedUntil = provedUntil;
  }
}

export const UpdateSecuritySettingsResult = createUnionType({
  name: 'UpdateSecuritySettingsResult',
  types: () => [SecuritySettingsUpdated, Refused] as const,
});
export const ConfirmIdentityResult = createUnionType({
  name: 'ConfirmIdentityResult',
  types: () => [IdentityConfirmed, Refused] as const,
});
