import { Arg, Mutation, Resolver } from 'type-graphql';
import type { RequestContext, SignedInContext } from '../../../auth/context.ts';
import { InRequest, SignedIn } from '../../../auth/decorators.ts';
import { Can, Public } from '../../../graphql/can.ts';
import { cancelEmailChange, confirmEmailChange, requestEmailChange } from '../use-cases/change-email.ts';
import { changePassword } from '../use-cases/change-password.ts';
import { deleteAccount } from '../use-cases/delete-account.ts';
import { revokeSession, signOutEverywhere } from '../use-cases/end-sessions.ts';
import {
  ChangePasswordInput,
  ConfirmEmailChangeInput,
  DeleteAccountInput,
  RequestEmailChangeInput,
  RevokeSessionInput,
  SignOutEverywhereInput,
  StopEmailChangeInput,
} from './account.inputs.ts';
import {
  ChangePasswordResult,
  ConfirmEmailChangeResult,
  DeleteAccountResult,
  RequestEmailChangeResult,
  RevokeSessionResult,
  SessionsEnded,
  StopEmailChangeResult,
} from './account.results.ts';

@Resolver()
export class AccountResolver {
  @Can('update', 'Viewer')
  @Mutation(() => ChangePasswordResult, {
    description: "Changes the viewer's password, which it asks for, and ends their other sessions.",
  })
  changePassword(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
  ) {
    return changePassword(ctx, input);
  }

  @Can('update', 'Viewer')
  @Mutation(() => RequestEmailChangeResult, {
    description: 'Mails a link to the old and to the new address; the address changes when both have agreed.',
  })
  requestEmailChange(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => RequestEmailChangeInput) input: RequestEmailChangeInput,
  ) {
    return requestEmailChange(ctx, input);
  }

  @Public("The mail's token is the proof.")
  @Mutation(() => ConfirmEmailChangeResult, { description: 'One of the two mailboxes agrees.' })
  confirmEmailChange(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => ConfirmEmailChangeInput) input: ConfirmEmailChangeInput,
  ) {
    return confirmEmailChange(ctx, input);
  }

  @Public("The mail's token is the proof.")
  @Mutation(() => StopEmailChangeResult, { description: 'One of the two mailboxes says no.' })
  stopEmailChange(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => StopEmailChangeInput) input: StopEmailChangeInput,
  ) {
    return cancelEmailChange(ctx, input);
  }

  @Can('update', 'Viewer')
  @Mutation(() => DeleteAccountResult, {
    description: "Ends the viewer's account, memberships and sessions at once. Cannot be undone.",
  })
  deleteAccount(@SignedIn() ctx: SignedInContext, @Arg('input', () => DeleteAccountInput) input: DeleteAccountInput) {
    return deleteAccount(ctx, input);
  }

  @Can('revoke', 'Session')
  @Mutation(() => RevokeSessionResult, { description: "Ends one of the viewer's sessions, at once and everywhere." })
  revokeSession(@SignedIn() ctx: SignedInContext, @Arg('input', () => RevokeSessionInput) input: RevokeSessionInput) {
    return revokeSession(ctx, input);
  }

  @Can('revoke', 'Session')
  @Mutation(() => SessionsEnded, { description: "Ends all of the viewer's sessions, or all but this one." })
  signOutEverywhere(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => SignOutEverywhereInput) input: SignOutEverywhereInput,
  ) {
    return signOutEverywhere(ctx, input);
  }
}
