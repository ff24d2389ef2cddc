import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { IdleTimeout, SecuritySettings } from './security.type.ts';

@ObjectType({ description: "Applies from every member's next request." })
export class SecuritySettingsUpdated {
  readonly type: 'SecuritySettingsUpdated';

  @Field(() => SecuritySettings)
  readonly settings: SecuritySettings;
}

@ObjectType({ description: 'The caller re-authenticated.' })
export class Reauthenticated {
  readonly type: 'Reauthenticated';

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
}

export const UpdateSecuritySettingsResult = resultUnion(
  'UpdateSecuritySettingsResult',
  SecuritySettingsUpdated,
  Refused,
);
export const ReauthenticateResult = resultUnion('ReauthenticateResult', Reauthenticated, Refused);
