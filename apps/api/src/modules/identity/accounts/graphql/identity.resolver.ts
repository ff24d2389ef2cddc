import type { RegistrationMode } from '@frontdesk/domain';
import { Arg, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../../../auth/context.ts';
import { InRequest } from '../../../../auth/decorators.ts';
import { Public } from '../../../../graphql/can.ts';
import { platformSettings, viewerById } from '../identity.repository.ts';
import { endSession } from '../sessions.ts';
import { requestPasswordReset, resetPassword } from '../use-cases/passwords.ts';
import { register, resendVerification, verifyEmail } from '../use-cases/register.ts';
import { refreshSession } from '../use-cases/sessions.ts';
import { signIn } from '../use-cases/sign-in.ts';
import {
  RefreshSessionResult,
  RegisterInput,
  RegisterResult,
  RequestPasswordResetInput,
  RequestPasswordResetResult,
  ResendVerificationInput,
  ResendVerificationResult,
  ResetPasswordInput,
  ResetPasswordResult,
  SignedOut,
  SignInInput,
  SignInResult,
  VerifyEmailInput,
  VerifyEmailResult,
} from './identity.ts';
import { PlatformInfo, Viewer } from './viewer.ts';

@Resolver()
export class IdentityResolver {
  @Public('Returns the caller; null for guests and API keys.')
  @Query(() => Viewer, {
    nullable: true,
    description: 'The signed-in user. Null if the caller is anonymous or an API key.',
  })
  viewer(@InRequest() ctx: RequestContext) {
    return ctx.actor.kind === 'user' ? viewerById(ctx.services.database.system, ctx.actor.userId) : null;
  }

  @Public('The pages before sign-in need it.')
  @Query(() => PlatformInfo, { description: 'Public settings of the platform. No sign-in is required.' })
  async platform(@InRequest() ctx: RequestContext): Promise<PlatformInfo> {
    const { registrationMode, allowedDomains } = await platformSettings(ctx.services.database.system);
    return {
      registrationMode: registrationMode as RegistrationMode,
      allowedDomains: registrationMode === 'DOMAINS' ? allowedDomains : [],
      mailboxUrl: ctx.services.mailboxUrl,
    };
  }

  @Public('Creates an account.')
  @Mutation(() => RegisterResult, {
    description:
      'Registers an account and sends a verification link by email. The response is the same if the address already has an account.',
  })
  register(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => RegisterInput) input: RegisterInput,
  ): Promise<typeof RegisterResult> {
    return register(ctx, input);
  }

  @Public('The token of the email is the proof.')
  @Mutation(() => VerifyEmailResult, {
    description: 'Verifies the email address of a registration. The caller must sign in afterwards.',
  })
  verifyEmail(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => VerifyEmailInput) input: VerifyEmailInput,
  ): Promise<typeof VerifyEmailResult> {
    return verifyEmail(ctx, input);
  }

  @Public('For callers who cannot sign in yet.')
  @Mutation(() => ResendVerificationResult, {
    description: 'Sends a new verification link by email, at most five times an hour per address.',
  })
  resendVerification(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => ResendVerificationInput) input: ResendVerificationInput,
  ): Promise<typeof ResendVerificationResult> {
    return resendVerification(ctx, input);
  }

  @Public('The sign-in itself.')
  @Mutation(() => SignInResult, {
    description: 'Signs in with a password. At most ten wrong passwords are accepted in 15 minutes.',
  })
  signIn(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => SignInInput) input: SignInInput,
  ): Promise<typeof SignInResult> {
    return signIn(ctx, input);
  }

  @Public('The HttpOnly cookie is the proof.')
  @Mutation(() => RefreshSessionResult, {
    description: 'Returns a new access token in exchange for the refresh cookie, and rotates the cookie.',
  })
  refreshSession(@InRequest() ctx: RequestContext): Promise<typeof RefreshSessionResult> {
    return refreshSession(ctx);
  }

  @Public("Ends only the session of the caller's cookie.")
  @Mutation(() => SignedOut, { description: 'Revokes the current session immediately.' })
  async signOut(@InRequest() ctx: RequestContext): Promise<SignedOut> {
    await endSession(ctx);
    return { type: 'SignedOut', signedOut: true } as const;
  }

  @Public('For callers who cannot sign in.')
  @Mutation(() => RequestPasswordResetResult, {
    description: 'Sends a password reset link by email. It is valid for one hour.',
  })
  requestPasswordReset(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => RequestPasswordResetInput) input: RequestPasswordResetInput,
  ): Promise<typeof RequestPasswordResetResult> {
    return requestPasswordReset(ctx, input);
  }

  @Public('The token of the email is the proof.')
  @Mutation(() => ResetPasswordResult, { description: 'Sets a new password and revokes every session of the account.' })
  resetPassword(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => ResetPasswordInput) input: ResetPasswordInput,
  ): Promise<typeof ResetPasswordResult> {
    return resetPassword(ctx, input);
  }
}
