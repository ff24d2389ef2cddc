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
  description: 'Method for the second step of a sign-in.',
  valuesConfig: {
    TOTP: { description: 'A code from an authenticator app.' },
    PASSKEY: { description: 'A passkey of the account.' },
    RECOVERY_CODE: { description: 'A recovery code, which can be used once.' },
  },
});

@ObjectType({
  description: 'The password was correct, and a second factor is required. Continue with `completeSignIn`.',
})
export class SecondFactorRequired {
  readonly type: 'SecondFactorRequired';

  @Field(() => OneTimeSecret, { description: 'Token of the pending sign-in. Store it in memory only.' })
  readonly challengeToken: string;

  @Field(() => GraphQLDateTime, { description: 'Time until which the sign-in can be completed.' })
  readonly expiresAt: Date;

  @Field(() => [SecondFactorMethodEnum])
  readonly methods: readonly SecondFactorMethod[];
}
