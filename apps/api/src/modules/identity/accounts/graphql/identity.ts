import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import type { ViewerRow } from '../identity.repository.ts';
import type { SecondFactorMethod } from '../second-step.ts';
import { Viewer } from './viewer.ts';

@InputType()
export class RegisterInput {
  @Field(() => String, { description: 'Name with 1 to 100 characters.' })
  name: string;

  @Field(() => String, { description: 'Email address of the account. A link to verify it is sent to it.' })
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
      'Password that was entered at registration. It is required because another person may have registered the same address.',
  })
  password: string;
}

@InputType()
export class ResendVerificationInput {
  @Field(() => String)
  email: string;
}

@InputType()
export class SignInInput {
  @Field(() => String, { description: 'Email address of the account. Case is ignored.' })
  email: string;

  @Field(() => String, { description: 'Password of the account.' })
  password: string;
}

@InputType()
export class RequestPasswordResetInput {
  @Field(() => String)
  email: string;
}

@InputType()
export class ResetPasswordInput {
  @Field(() => String, { description: 'Token from the link in the email.' })
  token: string;

  @Field(() => String, { description: 'New password, 8 to 128 characters. Common passwords are refused.' })
  password: string;
}

@ObjectType({
  description:
    'Result of registering. An email was sent to the address. The result is the same if the address already has an account.',
})
class RegistrationSubmitted {
  readonly type: 'RegistrationSubmitted';

  @Field(() => String)
  readonly email: string;
}

@ObjectType({ description: 'Result of verifying an email address. It can be used to sign in.' })
class EmailVerified {
  readonly type: 'EmailVerified';

  @Field(() => String)
  readonly email: string;
}

@ObjectType({
  description:
    'Result of requesting a new verification email. An email was sent if the address is waiting for verification.',
})
class VerificationResent {
  readonly type: 'VerificationResent';

  @Field(() => String)
  readonly email: string;
}

@ObjectType({ description: 'Result of requesting a password reset. An email was sent if an account has the address.' })
class PasswordResetRequested {
  readonly type: 'PasswordResetRequested';

  @Field(() => String)
  readonly email: string;
}

@ObjectType({ description: 'Result of resetting the password. All sessions of the account were revoked.' })
class PasswordReset {
  readonly type: 'PasswordReset';

  @Field(() => String)
  readonly email: string;
}

@ObjectType()
abstract class Session {
  @Field(() => OneTimeSecret, {
    description: 'Access token to send in the header `authorization: Bearer …`. Store it in memory only.',
  })
  readonly accessToken: string;

  @Field(() => GraphQLDateTime, {
    description: 'Time at which the access token expires. Call `refreshSession` before this time.',
  })
  readonly expiresAt: Date;

  @Field(() => Viewer, { description: 'The signed-in user.' })
  readonly viewer: ViewerRow;
}

@ObjectType({
  description: 'Result of a successful sign-in. The refresh token of the session is in an HttpOnly cookie.',
})
export class SignedIn extends Session {
  readonly type: 'SignedIn';
}

@ObjectType({ description: 'Result of refreshing the session. The refresh cookie was rotated.' })
class SessionRefreshed extends Session {
  readonly type: 'SessionRefreshed';
}

@ObjectType({ description: 'The browser has no active session. The user must sign in.' })
class AnonymousSession {
  readonly type: 'AnonymousSession';

  @Field(() => String)
  readonly reason: string;
}

@ObjectType({ description: 'Result of signing out. The session was revoked if there was one.' })
export class SignedOut {
  readonly type: 'SignedOut';

  @Field(() => Boolean, { description: 'Always true.' })
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

export const RegisterResult = resultUnion('RegisterResult', RegistrationSubmitted, Refused);
export const VerifyEmailResult = resultUnion('VerifyEmailResult', EmailVerified, Refused);
export const ResendVerificationResult = resultUnion('ResendVerificationResult', VerificationResent, Refused);
export const SignInResult = resultUnion('SignInResult', SignedIn, SecondFactorRequired, Refused);
export const RefreshSessionResult = resultUnion('RefreshSessionResult', SessionRefreshed, AnonymousSession);
export const RequestPasswordResetResult = resultUnion('RequestPasswordResetResult', PasswordResetRequested, Refused);
export const ResetPasswordResult = resultUnion('ResetPasswordResult', PasswordReset, Refused);
