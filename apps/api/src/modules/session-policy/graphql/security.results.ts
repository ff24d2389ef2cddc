import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { IdleClock, SecuritySettings } from './security.type.ts';

@ObjectType({ description: 'Holds from the next request of everybody.' })
export class SecuritySettingsUpdated {
  @Field(() => SecuritySettings)
  readonly settings: SecuritySettings;

  constructor(settings: SecuritySettings) {
    this.settings = settings;
  }
}

@ObjectType({ description: 'The caller proved who they are.' })
export class IdentityConfirmed {
  @Field(() => IdleClock, { nullable: true, description: 'Of the workspace that was named. Null outside a workspace.' })
  readonly clock: IdleClock | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'Until then mutations do not answer REAUTHENTICATION_REQUIRED. Null when a password opened an idle workspace for an account with a second factor.',
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
