import { Arg, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext, SignedInContext } from '../../../../auth/context.ts';
import { InRequest, SignedIn } from '../../../../auth/decorators.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { Viewer, type ViewerRow } from '../../accounts/index.ts';
import { factorsOf } from '../second-factors.repository.ts';
import { regenerateRecoveryCodes } from '../use-cases/regenerate-recovery-codes.ts';
import { confirmTotp, removeTotp, setUpTotp } from '../use-cases/set-up-totp.ts';
import { undoFactorChange } from '../use-cases/undo-factor-change.ts';
import {
  ConfirmTotpInput,
  ConfirmTotpResult,
  RegenerateRecoveryCodesInput,
  RegenerateRecoveryCodesResult,
  RemoveTotpInput,
  RemoveTotpResult,
  SecondFactors,
  SetUpTotpResult,
  UndoFactorChangeInput,
  UndoFactorChangeResult,
} from './second-factor.ts';

@Resolver(() => Viewer)
export class SecondFactorResolver {
  @Public('Belongs to the viewer, who is the caller.')
  @FieldResolver(() => SecondFactors, { description: "Second factors of the viewer's account." })
  secondFactors(@InRequest() ctx: RequestContext, @Root() viewer: ViewerRow) {
    return factorsOf(ctx.services.database.system, viewer.id);
  }

  @Can('update', 'Viewer')
  @Mutation(() => SetUpTotpResult, {
    description:
      'Starts the setup of an authenticator app. Until the setup is confirmed, each call replaces the previous secret.',
  })
  setUpTotp(@SignedIn() ctx: SignedInContext): Promise<typeof SetUpTotpResult> {
    return setUpTotp(ctx);
  }

  @Can('update', 'Viewer')
  @Mutation(() => ConfirmTotpResult, { description: 'Confirms the authenticator app with a code and activates it.' })
  confirmTotp(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => ConfirmTotpInput) input: ConfirmTotpInput,
  ): Promise<typeof ConfirmTotpResult> {
    return confirmTotp(ctx, input);
  }

  @Can('update', 'Viewer')
  @Mutation(() => RemoveTotpResult, {
    description:
      "Removes the authenticator app. Refused for the last second factor if one of the viewer's workspaces requires one.",
  })
  removeTotp(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => RemoveTotpInput) input: RemoveTotpInput,
  ): Promise<typeof RemoveTotpResult> {
    return removeTotp(ctx, input);
  }

  @Can('update', 'Viewer')
  @Mutation(() => RegenerateRecoveryCodesResult, {
    description: 'Replaces all recovery codes of the account with ten new ones.',
  })
  regenerateRecoveryCodes(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => RegenerateRecoveryCodesInput) input: RegenerateRecoveryCodesInput,
  ): Promise<typeof RegenerateRecoveryCodesResult> {
    return regenerateRecoveryCodes(ctx, input);
  }

  @Public('The token of the email is the proof.')
  @Mutation(() => UndoFactorChangeResult, {
    description:
      'Undoes a change of second factors that the account owner did not make. The token is in the email about the change.',
  })
  undoFactorChange(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => UndoFactorChangeInput) input: UndoFactorChangeInput,
  ): Promise<typeof UndoFactorChangeResult> {
    return undoFactorChange(ctx, input);
  }
}
