import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext, SignedInContext } from '../../../../auth/context.ts';
import { InRequest, SignedIn } from '../../../../auth/decorators.ts';
import type { Workspace } from '../../../../db/generated/client.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { CountPayload, DeletedPayload, EmailPayload, Payload } from '../../../../graphql/payload.ts';
import { cancelEmailChange, requestEmailChange, verifyEmailChange } from '../use-cases/change-email.ts';
import { deleteAccount } from '../use-cases/delete-account.ts';
import { updatePassword } from '../use-cases/passwords.ts';
import { revokeSession, signOutEverywhere } from '../use-cases/sessions.ts';
import { WorkspaceSummary } from './viewer.ts';

@InputType()
class UpdatePasswordInput {
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

@ObjectType({ description: 'Payload of `updatePassword`.' })
export class UpdatePasswordPayload extends Payload {
  @Field(() => Int, { description: 'Number of revoked sessions.' })
  readonly sessionsRevoked: number;
}

@ObjectType({ description: 'Payload of `verifyEmailChange`.' })
export class VerifyEmailChangePayload extends Payload {
  @Field(() => String, { description: 'The new email address.' })
  readonly email: string;

  @Field(() => Boolean, {
    description: 'Whether both addresses have confirmed, so that the email address was changed.',
  })
  readonly changed: boolean;
}

@ObjectType({ description: 'Payload of `deleteAccount`.' })
export class DeleteAccountPayload extends Payload {
  @Field(() => String, { description: 'Email address of the deleted account. It can be used to register again.' })
  readonly email: string;

  @Field(() => [WorkspaceSummary], {
    nullable: true,
    description: 'Workspaces whose only owner is the viewer. Null unless the mutation was refused with LAST_OWNER.',
  })
  readonly workspaces?: readonly Workspace[];
}

@Resolver()
export class AccountResolver {
  @Can('update', 'Viewer')
  @Mutation(() => UpdatePasswordPayload, {
    description:
      "Changes the viewer's password and revokes all sessions except the current session. Requires the current password. Earlier password reset links stop working.",
  })
  updatePassword(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => UpdatePasswordInput) input: UpdatePasswordInput,
  ): Promise<UpdatePasswordPayload | Refused> {
    return updatePassword(ctx, input);
  }

  @Can('update', 'Viewer')
  @Mutation(() => EmailPayload, {
    description:
      'Sends confirmation links, valid for 24 hours, to the old and the new email address. The address changes after both have confirmed. The viewer must have a verified email address. The response is the same if the new address already has an account, and an earlier change of the viewer is canceled.',
  })
  requestEmailChange(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => RequestEmailChangeInput) input: RequestEmailChangeInput,
  ): Promise<EmailPayload | Refused> {
    return requestEmailChange(ctx, input);
  }

  @Public('The token of the email is the proof.')
  @Mutation(() => VerifyEmailChangePayload, {
    description:
      'Confirms an email change from one of the two addresses. After both have confirmed, the email address changes and all sessions of the user except the current one are revoked.',
  })
  verifyEmailChange(
    @InRequest() ctx: RequestContext,
    @Arg('token', () => String, { description: 'Token from the link in one of the two confirmation emails.' })
    token: string,
  ): Promise<VerifyEmailChangePayload | Refused> {
    return verifyEmailChange(ctx, { token });
  }

  @Public('The token of the email is the proof.')
  @Mutation(() => EmailPayload, {
    description: 'Cancels an email change that is not complete, with the token of either confirmation email.',
  })
  cancelEmailChange(
    @InRequest() ctx: RequestContext,
    @Arg('token', () => String, { description: 'Token from the link in one of the two confirmation emails.' })
    token: string,
  ): Promise<EmailPayload | Refused> {
    return cancelEmailChange(ctx, { token });
  }

  @Can('update', 'Viewer')
  @Mutation(() => DeleteAccountPayload, {
    description:
      "Permanently deletes the viewer's account with its memberships and sessions. Refused if the viewer is the only owner of a workspace.",
  })
  deleteAccount(
    @SignedIn() ctx: SignedInContext,
    @Arg('password', () => String, { description: 'Password of the account.' }) password: string,
  ): Promise<DeleteAccountPayload | Refused> {
    return deleteAccount(ctx, { password });
  }

  @Can('revoke', 'Session')
  @Mutation(() => DeletedPayload, { description: "Revokes one of the viewer's active sessions immediately." })
  revokeSession(@SignedIn() ctx: SignedInContext, @Arg('id', () => ID) id: string): Promise<DeletedPayload | Refused> {
    return revokeSession(ctx, { id });
  }

  @Can('revoke', 'Session')
  @Mutation(() => CountPayload, {
    description: "Revokes all of the viewer's active sessions, optionally except the current session.",
  })
  signOutEverywhere(
    @SignedIn() ctx: SignedInContext,
    @Arg('exceptCurrent', () => Boolean, { description: 'Whether the current session remains active.' })
    exceptCurrent: boolean,
  ): Promise<CountPayload | Refused> {
    return signOutEverywhere(ctx, { exceptCurrent });
  }
}
