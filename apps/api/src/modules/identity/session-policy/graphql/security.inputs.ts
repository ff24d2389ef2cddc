import { Field, InputType, Int } from 'type-graphql';
import { PasskeyProofInput } from '../../second-factors/index.ts';

@InputType()
export class UpdateSecuritySettingsInput {
  @Field(() => Boolean)
  requiresSecondFactor: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Production 5 to 15, staging 5 to 720, development 5 to 10080 minutes. Null: 15, 480 or 1440.',
  })
  idleMinutes?: number | null;
}

@InputType()
export class ReauthenticateInput {
  @Field(() => String, { nullable: true, description: 'Send exactly one proof.' })
  password?: string | null;

  @Field(() => PasskeyProofInput, { nullable: true })
  passkey?: PasskeyProofInput | null;

  @Field(() => String, { nullable: true, description: 'Six digits from the authenticator app.' })
  code?: string | null;
}
