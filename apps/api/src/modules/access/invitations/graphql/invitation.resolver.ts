import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext, SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InRequest, InWorkspace, SignedIn } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
import { WorkspaceSummaryPayload } from '../../../identity/accounts/index.ts';
import { acceptInvitation, declineInvitation, previewInvitation } from '../use-cases/accept-invitation.ts';
import { inviteMember, inviteMembers } from '../use-cases/invite-member.ts';
import { createInvitationLink, resendInvitation, revokeInvitation } from '../use-cases/pending-invitations.ts';
import {
  AcceptInvitationInput,
  DeclineInvitationInput,
  DeclineInvitationPayload,
  InvitationLinkPayload,
  InvitationPayload,
  InviteMemberInput,
  InviteMembersInput,
  InviteMembersPayload,
} from './invitation.mutations.ts';
import { InvitationConnection, InvitationPreview } from './invitation.type.ts';

@Resolver()
export class InvitationResolver {
  @Can('read', 'Invitation')
  @ProjectedField()
  @Query(() => InvitationConnection, { description: 'Invitations of the workspace in any status, newest first.' })
  invitations(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Public('The token of the email is the proof.')
  @Query(() => InvitationPreview, {
    description:
      'Preview of the invitation that the token from the invitation email identifies. NOT_FOUND if no invitation has this token.',
  })
  invitationPreview(
    @InRequest() ctx: RequestContext,
    @Arg('token', () => String, { description: 'Token from the URL of the invitation.' }) token: string,
  ) {
    return previewInvitation(ctx, token);
  }

  @Can('create', 'Invitation')
  @Mutation(() => InvitationPayload, {
    description:
      "Sends an invitation by email, with at most the viewer's permissions. A workspace can invite 100 addresses an hour. Available to members only, not to API keys.",
  })
  inviteMember(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => InviteMemberInput) input: InviteMemberInput,
  ): Promise<InvitationPayload | Refused> {
    return inviteMember(ctx, input);
  }

  @Can('create', 'Invitation')
  @Mutation(() => InviteMembersPayload, {
    description:
      "Sends an invitation to several email addresses, with at most the viewer's permissions. Returns a result for each address. A workspace can invite 100 addresses an hour. Available to members only, not to API keys.",
  })
  inviteMembers(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => InviteMembersInput) input: InviteMembersInput,
  ): Promise<InviteMembersPayload | Refused> {
    return inviteMembers(ctx, input);
  }

  @Can('resend', 'Invitation')
  @Mutation(() => InvitationLinkPayload, {
    description:
      'Creates a link for a pending or expired invitation that the viewer can share, and returns it once. The previous link stops working, and the invitation is valid for another seven days. Available to members only, not to API keys.',
  })
  createInvitationLink(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<InvitationLinkPayload | Refused> {
    return createInvitationLink(ctx, { id: ids.uuid(id) });
  }

  @Can('resend', 'Invitation')
  @Mutation(() => InvitationPayload, {
    description:
      'Sends a new link of a pending or expired invitation by email, at most once a minute. The previous link stops working, and the invitation is valid for another seven days. Available to members only, not to API keys.',
  })
  resendInvitation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<InvitationPayload | Refused> {
    return resendInvitation(ctx, { id: ids.uuid(id) });
  }

  @Can('revoke', 'Invitation')
  @Mutation(() => InvitationPayload, {
    description: 'Revokes a pending or expired invitation. Its link stops working.',
  })
  revokeInvitation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<InvitationPayload | Refused> {
    return revokeInvitation(ctx, { id: ids.uuid(id) });
  }

  @Can('accept', 'MyInvitation')
  @Mutation(() => WorkspaceSummaryPayload, {
    description:
      'Accepts an invitation. Refused if the inviter can no longer grant the offered permissions. The viewer must have a verified email address.',
  })
  acceptInvitation(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => AcceptInvitationInput) input: AcceptInvitationInput,
  ): Promise<WorkspaceSummaryPayload | Refused> {
    return acceptInvitation(ctx, input);
  }

  @Can('decline', 'MyInvitation')
  @Mutation(() => DeclineInvitationPayload, {
    description: 'Declines a pending invitation. The viewer must have a verified email address.',
  })
  declineInvitation(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => DeclineInvitationInput) input: DeclineInvitationInput,
  ): Promise<DeclineInvitationPayload | Refused> {
    return declineInvitation(ctx, input);
  }
}
