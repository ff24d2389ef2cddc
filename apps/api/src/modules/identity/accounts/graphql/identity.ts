import { Field, InputType, ObjectType } from 'type-graphql';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import type { ViewerRow } from '../identity.repository.ts';
import { SecondFactorRequired } from './second-factor-required.type.ts';
import { Viewer } from './viewer.ts';

@InputType()
export class RegisterInput {
  @Field(() => String, { description: '1 to 100 characters.' })
  name: string;

  @Field(() => String)
  email: string;

  @Field(() => String, { description: '8 to 128 characters. Common passwords are refused.' })
  password: string;
}

@InputType()
export class VerifyEmailInput {
  @Field(() => String, { description: 'Token from the link in the email.' })
  token: string;

  @Field(() => String, {
    description: 'Password of the registration, because another person may have registered the same address.',
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
  @Field(() => String)
  email: string;

  @Field(() => String)
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

  @Field(() => String, { description: '8 to 128 characters. Common passwords are refused.' })
  password: string;
}

@ObjectType({ description: 'An email was sent to the address. Same result whether or not it has an account.' })
class RegistrationSubmitted {
  readonly type: 'RegistrationSubmitted';

  @Field(() => String)
  readonly email: string;
}

@ObjectType({ description: 'The address is verified and can be used to sign in.' })
class EmailVerified {
  readonly type: 'EmailVerified';

  @Field(() => String)
  readonly email: string;
}

@ObjectType({ description: 'A new email was sent if the address is awaiting verification.' })
class VerificationResent {
  readonly type: 'VerificationResent';

  @Field(() => String)
  readonly email: string;
}

@ObjectType({ description: 'An email was sent if the address has an account.' })
class PasswordResetRequested {
  readonly type: 'PasswordResetRequested';

  @Field(() => String)
  readonly email: string;
}

@ObjectType({ description: 'The password was changed, and every session of the account was revoked.' })
class PasswordReset {
  readonly type: 'PasswordReset';

  @Field(() => String)
  readonly email: string;
}

@ObjectType()
abstract class Session {
  @Field(() => OneTimeSecret, { description: 'Send as `authorization: Bearer …`. Keep it in memory only.' })
  readonly accessToken: string;

  @Field(() => GraphQLDateTime, { description: 'Expiry time. Call refreshSession before it.' })
  readonly expiresAt: Date;

  @Field(() => Viewer)
  readonly viewer: ViewerRow;
}

@ObjectType({ description: 'A session was created. Its refresh token is in an HttpOnly cookie.' })
export class SignedIn extends Session {
  readonly type: 'SignedIn';
}

@ObjectType({ description: 'The session continues with a new access token. The cookie was rotated.' })
class SessionRefreshed extends Session {
  readonly type: 'SessionRefreshed';
}

@ObjectType({ description: 'There is no active session. Sign in.' })
class AnonymousSession {
  readonly type: 'AnonymousSession';

  @Field(() => String)
  readonly reason: string;
}

@ObjectType({ description: 'The session was revoked, if there was one.' })
export class SignedOut {
  readonly type: 'SignedOut';

  @Field(() => Boolean, { description: 'Always true.' })
  readonly signedOut: true;
}

export const RegisterResult = resultUnion('RegisterResult', RegistrationSubmitted, Refused);
export const VerifyEmailResult = resultUnion('VerifyEmailResult', EmailVerified, Refused);
export const ResendVerificationResult = resultUnion('ResendVerificationResult', VerificationResent, Refused);
export const SignInResult = resultUnion('SignInResult', SignedIn, SecondFactorRequired, Refused);
export const RefreshSessionResult = resultUnion('RefreshSessionResult', SessionRefreshed, AnonymousSession);
export const RequestPasswordResetResult = resultUnion('RequestPasswordResetResult', PasswordResetRequested, Refused);
export const ResetPasswordResult = resultUnion('ResetPasswordResult', PasswordReset, Refused);
