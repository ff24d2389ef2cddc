import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import type { ViewerRow } from '../identity.repository.ts';
import type { SecondFactorMethod } from '../second-step.ts';
import { Viewer } from './viewer.ts';

@InputType()
export class RegisterInput {
  @Field(() => String, { description: 'Name with 1 to 100 characters.' })
  name: string;

  @Field(() => String, { description: 'Email address of the account. A verification link is sent to this address.' })
  email: string;

  @Field(() => String, { description: 'New password, 8 to 128 characters. Common passwords are refused.' })
  password: string;
}

@InputType()
export class VerifyEmailInput {
  @Field(() => String, { description: 'Token from the link in the email.' })
  token: string;

  @Field(() => String, {
    description:
      'Password that was entered at registration. It is checked because another person may have registered the same address, but not if the address is already verified.',
  })
  password: string;
}

@InputType()
export class SignInInput {
  @Field(() => String, { description: 'Email address of the account. Case is ignored.' })
  email: string;

  @Field(() => String, { description: 'Password of the account.' })
  password: string;
}

@InputType()
export class ResetPasswordInput {
  @Field(() => String, { description: 'Token from the link in the email.' })
  token: string;

  @Field(() => String, { description: 'New password, 8 to 128 characters. Common passwords are refused.' })
  password: string;
}

@ObjectType()
abstract class Session extends Payload {
  @Field(() => OneTimeSecret, {
    description: 'Access token to send in the header `authorization: Bearer …`. Store it in memory only.',
  })
  readonly accessToken?: string;

  @Field(() => GraphQLDateTime, {
    description: 'Time at which the access token expires. Call `refreshSession` before this time.',
  })
  readonly expiresAt?: Date;

  @Field(() => Viewer, { description: 'The signed-in user.' })
  readonly viewer?: ViewerRow;
}

@ObjectType({
  description:
    'Payload of `verifySignIn` and `signInWithPasskey`. The refresh token of the session is in an HttpOnly cookie.',
})
export class SessionPayload extends Session {}

@ObjectType({
  description:
    'Payload of `refreshSession`. The access token, its expiry and the viewer are null if the browser has no active session.',
})
export class RefreshSessionPayload extends Session {
  @Field(() => String, {
    nullable: true,
    description:
      'Reason why the user must sign in. Null if the browser has an active session or if the mutation was refused.',
  })
  readonly reason?: string;
}

@ObjectType({ description: 'Payload of `signOut`.' })
export class SignOutPayload extends Payload {
  @Field(() => Boolean, { description: 'True if the user is signed out.' })
  readonly signedOut: true;
}

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
  description: 'The second step of a sign-in. The password was correct. Continue with `verifySignIn`.',
})
class SignInChallenge {
  @Field(() => OneTimeSecret, { description: 'Token of the pending sign-in. Store it in memory only.' })
  readonly challengeToken: string;

  @Field(() => GraphQLDateTime, { description: 'Time until which the sign-in can be completed.' })
  readonly expiresAt: Date;

  @Field(() => [SecondFactorMethodEnum], { description: 'Second factors of the account, of which one is required.' })
  readonly methods: readonly SecondFactorMethod[];
}

@ObjectType({
  description:
    'Payload of `signIn`: a session, whose refresh token is in an HttpOnly cookie, or only `challenge` if a second step is required.',
})
export class SignInPayload extends Session {
  @Field(() => SignInChallenge, {
    nullable: true,
    description: 'The second step of the sign-in. Null if the sign-in is complete or if the mutation was refused.',
  })
  readonly challenge?: SignInChallenge;
}
