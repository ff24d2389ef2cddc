import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import type { SecondFactorMethod } from '../second-step.ts';

const SecondFactorMethodEnum: Record<SecondFactorMethod, SecondFactorMethod> = {
  TOTP: 'TOTP',
  PASSKEY: 'PASSKEY',
  RECOVERY_CODE: 'RECOVERY_CODE',
};

registerEnumType(SecondFactorMethodEnum, {
  name: 'SecondFactorMethod',
  description: 'Methods for the second step of a sign-in.',
  valuesConfig: {
    TOTP: { description: 'Code from an authenticator app.' },
    PASSKEY: { description: 'Passkey of a device.' },
    RECOVERY_CODE: { description: 'Single-use recovery code.' },
  },
});

@ObjectType({ description: 'The password is correct, and a second factor is required. Continue with completeSignIn.' })
export class SecondFactorRequired {
  readonly type: 'SecondFactorRequired';

  @Field(() => OneTimeSecret, { description: 'Token of this sign-in. Keep it in memory only.' })
  readonly challengeToken: string;

  @Field(() => GraphQLDateTime, { description: 'Expiry of the second step.' })
  readonly expiresAt: Date;

  @Field(() => [SecondFactorMethodEnum])
  readonly methods: readonly SecondFactorMethod[];
}
