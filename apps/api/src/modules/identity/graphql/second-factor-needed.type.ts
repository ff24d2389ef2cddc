import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { OneTimeSecret } from '../../../graphql/one-time-secret.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import type { PendingSignIn, SecondFactorMethod } from '../second-step.ts';

const SecondFactorMethodEnum: Record<SecondFactorMethod, SecondFactorMethod> = {
  TOTP: 'TOTP',
  PASSKEY: 'PASSKEY',
  RECOVERY_CODE: 'RECOVERY_CODE',
};

registerEnumType(SecondFactorMethodEnum, {
  name: 'SecondFactorMethod',
  description: 'How the second step of a sign-in can be done.',
  valuesConfig: {
    TOTP: { description: 'A code of an authenticator app.' },
    PASSKEY: { description: 'A passkey of a device.' },
    RECOVERY_CODE: { description: 'A code that was kept for when the others are lost.' },
  },
});

@ObjectType({ description: 'The password was right, and opens nothing by itself: finish with completeSignIn.' })
export class SecondFactorNeeded {
  @Field(() => OneTimeSecret, { description: 'Names this sign-in. Keep it in memory only.' })
  readonly pending: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Until when the second step may be done.' })
  readonly expiresAt: Date;

  @Field(() => [SecondFactorMethodEnum])
  readonly methods: readonly SecondFactorMethod[];

  constructor({ token, expiresAt }: PendingSignIn, methods: readonly SecondFactorMethod[]) {
    this.pending = token;
    this.expiresAt = expiresAt;
    this.methods = methods;
  }
}
