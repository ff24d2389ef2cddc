import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext, SignedInContext } from '../../../../auth/context.ts';
import { InRequest, SignedIn } from '../../../../auth/decorators.ts';
import type { Workspace } from '../../../../db/generated/client.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { cancelEmailChange, confirmEmailChange, requestEmailChange } from '../use-cases/change-email.ts';
import { changePassword } from '../use-cases/change-password.ts';
import { deleteAccount } from '../use-cases/delete-account.ts';
import { revokeSession, signOutEverywhere } from '../use-cases/sessions.ts';
import { WorkspaceSummary } from './viewer.ts';

@InputType()
class ChangePasswordInput {
  @Field(() => String)
  currentPassword: string;

  @Field(() => String, { description: '8 to 128 characters. Common passwords are refused.' })
  newPassword: string;
}

@InputType()
class RequestEmailChangeInput {
  @Field(() => String, { description: 'The new address.' })
  email: string;

  @Field(() => String, { description: 'Password of the account.' })
  password: string;
}

@InputType()
class ConfirmEmailChangeInput {
  @Field(() => String, { description: 'Token from the link in either email.' })
  token: string;
}

@InputType()
class CancelEmailChangeInput {
  @Field(() => String, { description: 'Token from the link in either email.' })
  token: string;
}

@InputType()
class DeleteAccountInput {
  @Field(() => String, { description: 'Password of the account.' })
  password: string;
}

@InputType()
class RevokeSessionInput {
  @Field(() => ID)
  id: string;
}

@InputType()
class SignOutEverywhereInput {
  @Field(() => Boolean, { description: 'Whether to keep the current session.' })
  exceptCurrent: boolean;
}

@ObjectType({ description: 'The password was changed. The current session continues; the others were revoked.' })
class PasswordChanged {
  readonly type: 'PasswordChanged';

  @Field(() => Int, { description: 'Number of revoked sessions.' })
  readonly sessionsRevoked: number;
}

@ObjectType({ description: 'Emails were sent to both addresses. Same result when the new address has an account.' })
class EmailChangeRequested {
  readonly type: 'EmailChangeRequested';

  @Field(() => String, { description: 'The new address.' })
  readonly email: string;
}

@ObjectType({ description: 'One address has confirmed.' })
class EmailChangeConfirmed {
  readonly type: 'EmailChangeConfirmed';

  @Field(() => String, { description: 'The new address.' })
  readonly email: string;

  @Field(() => Boolean, { description: 'Whether both have confirmed and the address was changed.' })
  readonly changed: boolean;
}

@ObjectType({ description: 'The change was cancelled and its links are invalid.' })
class EmailChangeCancelled {
  readonly type: 'EmailChangeCancelled';

  @Field(() => String, { description: 'The unchanged address.' })
  readonly email: string;
}

@ObjectType({ description: 'The account with its sessions and memberships was deleted.' })
class AccountDeleted {
  readonly type: 'AccountDeleted';

  @Field(() => String, { description: 'The address, which is available again.' })
  readonly email: string;
}

@ObjectType({
  description: 'Refused while workspaces would be left without an owner. Transfer or delete them first.',
})
class SoleOwnership {
  readonly type: 'SoleOwnership';

  @Field(() => [WorkspaceSummary])
  readonly workspaces: readonly Workspace[];
}

@ObjectType({ description: 'The session was revoked. Its next request is refused.' })
class SessionRevoked {
  readonly type: 'SessionRevoked';

  @Field(() => ID)
  readonly id: string;
}

@ObjectType({ description: 'Sessions of the account were revoked.' })
class SessionsRevoked {
  readonly type: 'SessionsRevoked';

  @Field(() => Int)
  readonly count: number;
}

const ChangePasswordResult = resultUnion('ChangePasswordResult', PasswordChanged, Refused);
const RequestEmailChangeResult = resultUnion('RequestEmailChangeResult', EmailChangeRequested, Refused);
const ConfirmEmailChangeResult = resultUnion('ConfirmEmailChangeResult', EmailChangeConfirmed, Refused);
const CancelEmailChangeResult = resultUnion('CancelEmailChangeResult', EmailChangeCancelled, Refused);
const DeleteAccountResult = resultUnion('DeleteAccountResult', AccountDeleted, SoleOwnership, Refused);
const RevokeSessionResult = resultUnion('RevokeSessionResult', SessionRevoked, Refused);

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
