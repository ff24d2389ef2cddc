import { Arg, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext, SignedInContext } from '../../../../auth/context.ts';
import { InRequest, SignedIn } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { EmailPayload } from '../../../../graphql/payload.ts';
import { Viewer, type ViewerRow } from '../../accounts/index.ts';
import { factorsOf } from '../second-factors.repository.ts';
import { createRecoveryCodes } from '../use-cases/create-recovery-codes.ts';
import { disableTotp, enableTotp, startTotpSetup } from '../use-cases/start-totp-setup.ts';
import { undoFactorChange } from '../use-cases/undo-factor-change.ts';
import { DisableTotpPayload, RecoveryCodesPayload, SecondFactors, StartTotpSetupPayload } from './second-factor.ts';

@Resolver(() => Viewer)
export class SecondFactorResolver {
  @Public('Belongs to the viewer, who is the caller.')
  @FieldResolver(() => SecondFactors, { description: "Second factors of the viewer's account." })
  secondFactors(@InRequest() ctx: RequestContext, @Root() viewer: ViewerRow) {
    return factorsOf(ctx.services.database.system, viewer.id);
  }

  @Can('update', 'Viewer')
  @Mutation(() => StartTotpSetupPayload, {
    description:
      'Starts the setup of an authenticator app. Until the setup is confirmed, each call replaces the previous secret.',
  })
  startTotpSetup(@SignedIn() ctx: SignedInContext): Promise<StartTotpSetupPayload | Refused> {
    return startTotpSetup(ctx);
  }

  @Can('update', 'Viewer')
  @Mutation(() => RecoveryCodesPayload, { description: 'Confirms the authenticator app with a code and activates it.' })
  enableTotp(
    @SignedIn() ctx: SignedInContext,
    @Arg('code', () => String, { description: 'Code from the authenticator app, six digits.' }) code: string,
  ): Promise<RecoveryCodesPayload | Refused> {
    return enableTotp(ctx, { code });
  }

  @Can('update', 'Viewer')
  @Mutation(() => DisableTotpPayload, {
    description:
      "Removes the authenticator app. Refused for the last second factor if one of the viewer's workspaces requires one.",
  })
  disableTotp(
    @SignedIn() ctx: SignedInContext,
    @Arg('password', () => String, { description: 'Password of the account.' }) password: string,
  ): Promise<DisableTotpPayload | Refused> {
    return disableTotp(ctx, { password });
  }

  @Can('update', 'Viewer')
  @Mutation(() => RecoveryCodesPayload, {
    description: 'Replaces all recovery codes of the account with ten new ones. The account must have a second factor.',
  })
  createRecoveryCodes(
    @SignedIn() ctx: SignedInContext,
    @Arg('password', () => String, { description: 'Password of the account.' }) password: string,
  ): Promise<RecoveryCodesPayload | Refused> {
    return createRecoveryCodes(ctx, { password });
  }

  @Public('The token of the email is the proof.')
  @Mutation(() => EmailPayload, {
    description:
      'Undoes a change of second factors that the account owner did not make: removes the added factor, restores the email address, revokes all sessions and sends a link to set a new password.',
  })
  undoFactorChange(
    @InRequest() ctx: RequestContext,
    @Arg('token', () => String, {
      description: 'Token from the email about the change. It can be used once within seven days.',
    })
    token: string,
  ): Promise<EmailPayload | Refused> {
    return undoFactorChange(ctx, { token });
  }
}
