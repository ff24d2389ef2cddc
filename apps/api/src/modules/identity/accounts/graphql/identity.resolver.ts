import type { RegistrationMode } from '@frontdesk/domain';
import { Arg, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../../../auth/context.ts';
import { InRequest } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Public } from '../../../../graphql/can.ts';
import { EmailPayload } from '../../../../graphql/payload.ts';
import { platformSettings, viewerById } from '../identity.repository.ts';
import { endSession } from '../sessions.ts';
import { requestPasswordReset, resetPassword } from '../use-cases/passwords.ts';
import { register, resendVerification, verifyEmail } from '../use-cases/register.ts';
import { refreshSession } from '../use-cases/sessions.ts';
import { signIn } from '../use-cases/sign-in.ts';
import {
  RefreshSessionPayload,
  RegisterInput,
  ResetPasswordInput,
  SignInInput,
  SignInPayload,
  SignOutPayload,
  VerifyEmailInput,
} from './identity.ts';
import { PlatformInfo, Viewer } from './viewer.ts';

@Resolver()
export class IdentityResolver {
  @Public('Returns the caller; null for guests and API keys.')
  @Query(() => Viewer, {
    nullable: true,
    description: 'The signed-in user. Null if the request is anonymous or authenticated with an API key.',
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
  @Mutation(() => EmailPayload, {
    description:
      'Registers an account and sends a verification link, valid for 24 hours, by email. The response is the same if the address already has an account or lacks a required invitation. In these cases, only an email with this information is sent.',
  })
  register(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => RegisterInput) input: RegisterInput,
  ): Promise<EmailPayload | Refused> {
    return register(ctx, input);
  }

  @Public('The token of the email is the proof.')
  @Mutation(() => EmailPayload, {
    description:
      'Verifies the email address of a registration. Each link can be used once. The user must sign in afterwards.',
  })
  verifyEmail(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => VerifyEmailInput) input: VerifyEmailInput,
  ): Promise<EmailPayload | Refused> {
    return verifyEmail(ctx, input);
  }

  @Public('For callers who cannot sign in yet.')
  @Mutation(() => EmailPayload, {
    description:
      'Sends a new verification link by email if the address is registered and not verified. It is valid for 24 hours. At most five links for verifications, password resets and email changes are sent to one address in an hour.',
  })
  resendVerification(
    @InRequest() ctx: RequestContext,
    @Arg('email', () => String, {
      description: 'Email address of the account. The result is the same if no account has the address.',
    })
    email: string,
  ): Promise<EmailPayload | Refused> {
    return resendVerification(ctx, { email });
  }

  @Public('The sign-in itself.')
  @Mutation(() => SignInPayload, {
    description:
      'Signs in with a password. Allows ten wrong passwords in 15 minutes for an account from one network or trusted device, then returns RATE_LIMITED. After 100 consecutive wrong passwords, the password must be reset.',
  })
  signIn(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => SignInInput) input: SignInInput,
  ): Promise<SignInPayload | Refused> {
    return signIn(ctx, input);
  }

  @Public('The HttpOnly cookie is the proof.')
  @Mutation(() => RefreshSessionPayload, {
    description: 'Returns a new access token in exchange for the refresh cookie, and rotates the cookie.',
  })
  refreshSession(@InRequest() ctx: RequestContext): Promise<RefreshSessionPayload | Refused> {
    return refreshSession(ctx);
  }

  @Public("Ends only the session of the caller's cookie.")
  @Mutation(() => SignOutPayload, { description: 'Revokes the current session immediately.' })
  async signOut(@InRequest() ctx: RequestContext): Promise<SignOutPayload | Refused> {
    await endSession(ctx);
    return { signedOut: true } as const;
  }

  @Public('For callers who cannot sign in.')
  @Mutation(() => EmailPayload, {
    description:
      'Sends a password reset link by email if an enabled account has the address. The link is valid for one hour. At most five links for password resets, verifications and email changes are sent to one address in an hour.',
  })
  requestPasswordReset(
    @InRequest() ctx: RequestContext,
    @Arg('email', () => String, {
      description: 'Email address of the account. The result is the same if no account has the address.',
    })
    email: string,
  ): Promise<EmailPayload | Refused> {
    return requestPasswordReset(ctx, { email });
  }

  @Public('The token of the email is the proof.')
  @Mutation(() => EmailPayload, {
    description:
      'Sets a new password, verifies the email address and revokes every session of the account. Each link can be used once.',
  })
  resetPassword(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => ResetPasswordInput) input: ResetPasswordInput,
  ): Promise<EmailPayload | Refused> {
    return resetPassword(ctx, input);
  }
}
