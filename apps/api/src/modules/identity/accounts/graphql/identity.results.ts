import { createUnionType, Field, ObjectType } from 'type-graphql';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import type { ViewerRow } from '../identity.repository.ts';
import type { OpenSession } from '../sessions.ts';
import { SecondFactorRequired } from './second-factor-required.type.ts';
import { Viewer } from './viewer.type.ts';

@ObjectType({ description: 'An email was sent to the address. Same result whether or not it has an account.' })
export class RegistrationSubmitted {
  @Field(() => String)
  readonly email: string;

  constructor(email: string) {
    this.email = email;
  }
}

@ObjectType({ description: 'The address is verified and can be used to sign in.' })
export class EmailVerified {
  @Field(() => String)
  readonly email: string;

  constructor(email: string) {
    this.email = email;
  }
}

@ObjectType({ description: 'A new email was sent if the address is awaiting verification.' })
export class VerificationResent {
  @Field(() => String)
  readonly email: string;

  constructor(email: string) {
    this.email = email;
  }
}

@ObjectType({ description: 'An email was sent if the address has an account.' })
export class PasswordResetRequested {
  @Field(() => String)
  readonly email: string;

  constructor(email: string) {
    this.email = email;
  }
}

@ObjectType({ description: 'The password was changed, and every session of the account was revoked.' })
export class PasswordReset {
  @Field(() => String)
  readonly email: string;

  constructor(email: string) {
    this.email = email;
  }
}

@ObjectType()
abstract class Session {
  @Field(() => OneTimeSecret, { description: 'Send as `authorization: Bearer …`. Keep it in memory only.' })
  readonly accessToken: string;

  @Field(() => GraphQLDateTime, { description: 'Expiry time. Call refreshSession before it.' })
  readonly expiresAt: Date;

  @Field(() => Viewer)
  readonly viewer: ViewerRow;

  constructor({ accessToken, expiresAt }: OpenSession, viewer: ViewerRow) {
    this.accessToken = accessToken;
    this.expiresAt = expiresAt;
    this.viewer = viewer;
  }
}

@ObjectType({ description: 'A session was created. Its refresh token is in an HttpOnly cookie.' })
export class SignedIn extends Session {}

@ObjectType({ description: 'The session continues with a new access token. The cookie was rotated.' })
export class SessionRefreshed extends Session {}

@ObjectType({ description: 'There is no active session. Sign in.' })
export class AnonymousSession {
  @Field(() => String)
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

@ObjectType({ description: 'The session was revoked, if there was one.' })
export class SignedOut {
  @Field(() => Boolean, { description: 'Always true.' })
  readonly signedOut = true;
}

export const RegisterResult = createUnionType({
  name: 'RegisterResult',
  types: () => [RegistrationSubmitted, Refused] as const,
});
export const VerifyEmailResult = createUnionType({
  name: 'VerifyEmailResult',
  types: () => [EmailVerified, Refused] as const,
});
export const ResendVerificationResult = createUnionType({
  name: 'ResendVerificationResult',
  types: () => [VerificationResent, Refused] as const,
});
export const SignInResult = createUnionType({
  name: 'SignInResult',
  types: () => [SignedIn, SecondFactorRequired, Refused] as const,
});
export const RefreshSessionResult = createUnionType({
  name: 'RefreshSessionResult',
  types: () => [SessionRefreshed, AnonymousSession] as const,
});
export const RequestPasswordResetResult = createUnionType({
  name: 'RequestPasswordResetResult',
  types: () => [PasswordResetRequested, Refused] as const,
});
export const ResetPasswordResult = createUnionType({
  name: 'ResetPasswordResult',
  types: () => [PasswordReset, Refused] as const,
});
