import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import { IdleClock, SecuritySettings } from './security.type.ts';

@ObjectType({ description: 'Holds from the next request of everybody.' })
export class SecuritySettingsUpdated {
  @Field(() => SecuritySettings)
  readonly settings: SecuritySettings;

  constructor(settings: SecuritySettings) {
    this.settings = settings;
  }
}

@ObjectType({ description: 'The workspace is open again.' })
export class IdentityConfirmed {
  @Field(() => IdleClock)
  readonly clock: IdleClock;

  constructor(clock: IdleClock) {
    this.clock = clock;
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
