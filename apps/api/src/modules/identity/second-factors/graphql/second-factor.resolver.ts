import { Arg, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext, SignedInContext } from '../../../../auth/context.ts';
import { InRequest, SignedIn } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { EmailPayload } from '../../../../graphql/payload.ts';
import { Viewer, type ViewerRow } from '../../accounts/index.ts';
import { factorsOf } from '../second-factors.repository.ts';
import { regenerateRecoveryCodes } from '../use-cases/regenerate-recovery-codes.ts';
import { confirmTotp, removeTotp, setUpTotp } from '../use-cases/set-up-totp.ts';
import { undoFactorChange } from '../use-cases/undo-factor-change.ts';
import { RecoveryCodesPayload, RemoveTotpPayload, SecondFactors, SetUpTotpPayload } from './second-factor.ts';

@Resolver(() => Viewer)
export class SecondFactorResolver {
  @Public('Belongs to the viewer, who is the caller.')
  @FieldResolver(() => SecondFactors, { description: "Second factors of the viewer's account." })
  secondFactors(@InRequest() ctx: RequestContext, @Root() viewer: ViewerRow) {
    return factorsOf(ctx.services.database.system, viewer.id);
  }

  @Can('update', 'Viewer')
  @Mutation(() => SetUpTotpPayload, {
    description:
      'Starts the setup of an authenticator app. Until the setup is confirmed, each call replaces the previous secret.',
  })
  setUpTotp(@SignedIn() ctx: SignedInContext): Promise<SetUpTotpPayload | Refused> {
    return setUpTotp(ctx);
  }

  @Can('update', 'Viewer')
  @Mutation(() => RecoveryCodesPayload, { description: 'Confirms the authenticator app with a code and activates it.' })
  confirmTotp(
    @SignedIn() ctx: SignedInContext,
    @Arg('code', () => String, { description: 'Code from the authenticator app, six digits.' }) code: string,
  ): Promise<RecoveryCodesPayload | Refused> {
    return confirmTotp(ctx, { code });
  }

  @Can('update', 'Viewer')
  @Mutation(() => RemoveTotpPayload, {
    description:
      "Removes the authenticator app. Refused for the last second factor if one of the viewer's workspaces requires one.",
  })
  removeTotp(
    @SignedIn() ctx: SignedInContext,
    @Arg('password', () => String, { description: 'Password of the account.' }) password: string,
  ): Promise<RemoveTotpPayload | Refused> {
    return removeTotp(ctx, { password });
  }

  @Can('update', 'Viewer')
  @Mutation(() => RecoveryCodesPayload, {
    description: 'Replaces all recovery codes of the account with ten new ones.',
  })
  regenerateRecoveryCodes(
    @SignedIn() ctx: SignedInContext,
    @Arg('password', () => String, { description: 'Password of the account.' }) password: string,
  ): Promise<RecoveryCodesPayload | Refused> {
    return regenerateRecoveryCodes(ctx, { password });
  }

  @Public('The token of the email is the proof.')
  @Mutation(() => EmailPayload, {
    description:
      'Undoes a change of second factors that the account owner did not make. The token is in the email about the change.',
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
