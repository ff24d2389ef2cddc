import { Field, ObjectType } from 'type-graphql';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import type { ViewerRow } from '../identity.repository.ts';
import { SecondFactorRequired } from './second-factor-required.type.ts';
import { Viewer } from './viewer.type.ts';

@ObjectType({ description: 'An email was sent to the address. Same result whether or not it has an account.' })
export class RegistrationSubmitted {
  readonly type: 'RegistrationSubmitted';

  @Field(() => String)
  readonly email: string;
}

@ObjectType({ description: 'The address is verified and can be used to sign in.' })
export class EmailVerified {
  readonly type: 'EmailVerified';

  @Field(() => String)
  readonly email: string;
}

@ObjectType({ description: 'A new email was sent if the address is awaiting verification.' })
export class VerificationResent {
  readonly type: 'VerificationResent';

  @Field(() => String)
  readonly email: string;
}

@ObjectType({ description: 'An email was sent if the address has an account.' })
export class PasswordResetRequested {
  readonly type: 'PasswordResetRequested';

  @Field(() => String)
  readonly email: string;
}

@ObjectType({ description: 'The password was changed, and every session of the account was revoked.' })
export class PasswordReset {
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
export class SessionRefreshed extends Session {
  readonly type: 'SessionRefreshed';
}

@ObjectType({ description: 'There is no active session. Sign in.' })
export class AnonymousSession {
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
