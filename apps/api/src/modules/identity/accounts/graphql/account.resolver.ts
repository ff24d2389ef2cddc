import { Arg, Mutation, Resolver } from 'type-graphql';
import type { RequestContext, SignedInContext } from '../../../../auth/context.ts';
import { InRequest, SignedIn } from '../../../../auth/decorators.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { cancelEmailChange, confirmEmailChange, requestEmailChange } from '../use-cases/change-email.ts';
import { changePassword } from '../use-cases/change-password.ts';
import { deleteAccount } from '../use-cases/delete-account.ts';
import { revokeSession, signOutEverywhere } from '../use-cases/end-sessions.ts';
import {
  CancelEmailChangeInput,
  ChangePasswordInput,
  ConfirmEmailChangeInput,
  DeleteAccountInput,
  RequestEmailChangeInput,
  RevokeSessionInput,
  SignOutEverywhereInput,
} from './account.inputs.ts';
import {
  CancelEmailChangeResult,
  ChangePasswordResult,
  ConfirmEmailChangeResult,
  DeleteAccountResult,
  RequestEmailChangeResult,
  RevokeSessionResult,
  SessionsRevoked,
} from './account.results.ts';

@Resolver()
export class AccountResolver {
  @Can('update', 'Viewer')
  @Mutation(() => ChangePasswordResult, {
    description: "Changes the viewer's password and revokes their other sessions. Requires the current password.",
  })
  changePassword(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
  ): Promise<typeof ChangePasswordResult> {
    return changePassword(ctx, input);
  }

  @Can('update', 'Viewer')
  @Mutation(() => RequestEmailChangeResult, {
    description:
      'Emails confirmation links to the old and the new address. The address changes after both have confirmed.',
  })
  requestEmailChange(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => RequestEmailChangeInput) input: RequestEmailChangeInput,
  ): Promise<typeof RequestEmailChangeResult> {
    return requestEmailChange(ctx, input);
  }

  @Public('The token of the email is the proof.')
  @Mutation(() => ConfirmEmailChangeResult, { description: 'Confirms an email change from one of the two addresses.' })
  confirmEmailChange(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => ConfirmEmailChangeInput) input: ConfirmEmailChangeInput,
  ): Promise<typeof ConfirmEmailChangeResult> {
    return confirmEmailChange(ctx, input);
  }

  @Public('The token of the email is the proof.')
  @Mutation(() => CancelEmailChangeResult, { description: 'Cancels an email change from one of the two addresses.' })
  cancelEmailChange(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => CancelEmailChangeInput) input: CancelEmailChangeInput,
  ): Promise<typeof CancelEmailChangeResult> {
    return cancelEmailChange(ctx, input);
  }

  @Can('update', 'Viewer')
  @Mutation(() => DeleteAccountResult, {
    description: "Permanently deletes the viewer's account with its memberships and sessions.",
  })
  deleteAccount(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => DeleteAccountInput) input: DeleteAccountInput,
  ): Promise<typeof DeleteAccountResult> {
    return deleteAccount(ctx, input);
  }

  @Can('revoke', 'Session')
  @Mutation(() => RevokeSessionResult, { description: "Revokes one of the viewer's sessions immediately." })
  revokeSession(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => RevokeSessionInput) input: RevokeSessionInput,
  ): Promise<typeof RevokeSessionResult> {
    return revokeSession(ctx, input);
  }

  @Can('revoke', 'Session')
  @Mutation(() => SessionsRevoked, {
    description: "Revokes all of the viewer's sessions, or all except the current one.",
  })
  signOutEverywhere(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => SignOutEverywhereInput) input: SignOutEverywhereInput,
  ): Promise<SessionsRevoked> {
    return signOutEverywhere(ctx, input);
  }
}
