import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext, SignedInContext } from '../../../../auth/context.ts';
import { InRequest, SignedIn } from '../../../../auth/decorators.ts';
import type { Workspace } from '../../../../db/generated/client.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { cancelEmailChange, confirmEmailChange, requestEmailChange } from '../use-cases/change-email.ts';
import { deleteAccount } from '../use-cases/delete-account.ts';
import { changePassword } from '../use-cases/passwords.ts';
import { revokeSession, signOutEverywhere } from '../use-cases/sessions.ts';
import { WorkspaceSummary } from './viewer.ts';

@InputType()
class ChangePasswordInput {
  @Field(() => String, { description: 'Current password of the viewer.' })
  currentPassword: string;

  @Field(() => String, { description: 'New password, 8 to 128 characters. Common passwords are refused.' })
  newPassword: string;
}

@InputType()
class RequestEmailChangeInput {
  @Field(() => String, { description: 'The new email address.' })
  email: string;

  @Field(() => String, { description: 'Password of the account.' })
  password: string;
}

@InputType()
class ConfirmEmailChangeInput {
  @Field(() => String, { description: 'Token from the link in one of the two confirmation emails.' })
  token: string;
}

@InputType()
class CancelEmailChangeInput {
  @Field(() => String, { description: 'Token from the link in one of the two confirmation emails.' })
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
  @Field(() => Boolean, { description: 'Whether the current session remains active.' })
  exceptCurrent: boolean;
}

@ObjectType({ description: 'Result of changing the password. All sessions except the current session were revoked.' })
class PasswordChanged {
  readonly type: 'PasswordChanged';

  @Field(() => Int, { description: 'Number of revoked sessions.' })
  readonly sessionsRevoked: number;
}

@ObjectType({
  description:
    'Result of requesting an email change. Emails were sent to the old and the new address. The result is the same if another account has the new address.',
})
class EmailChangeRequested {
  readonly type: 'EmailChangeRequested';

  @Field(() => String, { description: 'The new email address.' })
  readonly email: string;
}

@ObjectType({ description: 'Result of confirming an email change from one of the two addresses.' })
class EmailChangeConfirmed {
  readonly type: 'EmailChangeConfirmed';

  @Field(() => String, { description: 'The new email address.' })
  readonly email: string;

  @Field(() => Boolean, {
    description: 'Whether both addresses have confirmed, so that the email address was changed.',
  })
  readonly changed: boolean;
}

@ObjectType({ description: 'Result of canceling an email change. The links in the confirmation emails are invalid.' })
class EmailChangeCancelled {
  readonly type: 'EmailChangeCancelled';

  @Field(() => String, { description: 'The unchanged email address.' })
  readonly email: string;
}

@ObjectType({ description: 'Result of deleting an account. Its sessions and memberships were deleted too.' })
class AccountDeleted {
  readonly type: 'AccountDeleted';

  @Field(() => String, { description: 'Email address of the deleted account. It can be used to register again.' })
  readonly email: string;
}

@ObjectType({
  description:
    'The account was not deleted because the viewer is the only owner of workspaces. Transfer or delete these workspaces first.',
})
class SoleOwnership {
  readonly type: 'SoleOwnership';

  @Field(() => [WorkspaceSummary])
  readonly workspaces: readonly Workspace[];
}

@ObjectType({ description: 'Result of revoking a session. Its next request is rejected.' })
class SessionRevoked {
  readonly type: 'SessionRevoked';

  @Field(() => ID)
  readonly id: string;
}

@ObjectType({ description: 'Result of revoking several sessions of the account.' })
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
    description:
      "Changes the viewer's password and revokes all sessions except the current session. Requires the current password.",
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
      'Sends confirmation links to the old and the new email address. The address changes after both have confirmed.',
  })
  requestEmailChange(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => RequestEmailChangeInput) input: RequestEmailChangeInput,
  ): Promise<typeof RequestEmailChangeResult> {
    return requestEmailChange(ctx, input);
  }

  @Public('The token of the email is the proof.')
  @Mutation(() => ConfirmEmailChangeResult, {
    description:
      'Confirms an email change from one of the two addresses. The email address changes after both have confirmed.',
  })
  confirmEmailChange(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => ConfirmEmailChangeInput) input: ConfirmEmailChangeInput,
  ): Promise<typeof ConfirmEmailChangeResult> {
    return confirmEmailChange(ctx, input);
  }

  @Public('The token of the email is the proof.')
  @Mutation(() => CancelEmailChangeResult, {
    description: 'Cancels an email change. The link is in both confirmation emails.',
  })
  cancelEmailChange(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => CancelEmailChangeInput) input: CancelEmailChangeInput,
  ): Promise<typeof CancelEmailChangeResult> {
    return cancelEmailChange(ctx, input);
  }

  @Can('update', 'Viewer')
  @Mutation(() => DeleteAccountResult, {
    description:
      "Permanently deletes the viewer's account with its memberships and sessions. Refused if the viewer is the only owner of a workspace.",
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
    description: "Revokes all of the viewer's sessions, optionally except the current session.",
  })
  signOutEverywhere(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => SignOutEverywhereInput) input: SignOutEverywhereInput,
  ): Promise<SessionsRevoked> {
    return signOutEverywhere(ctx, input);
  }
}
