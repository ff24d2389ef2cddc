import { LIMITS } from '@frontdesk/domain';
import { isPolicyKey, type RoleName } from '@frontdesk/policies';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { checkCallerGrantLimit, findRole } from '../../members/index.ts';
import { acceptUrl, invitationEmail, roleTitle } from '../emails.ts';
import { newInvitationToken } from '../invitation-token.ts';
import { type InvitationRow, lockInvitation } from '../invitations.repository.ts';
import { invitationExpiry, offeredPolicies } from './invite-member.ts';

/**
 * Emails a new link for a pending or expired invitation. The old link stops working, the validity period restarts, and
 * the API caller becomes the inviter. Refused if the last email was sent less than LIMITS.resendCoolDownSeconds ago, or
 * if the offer exceeds the caller's grant limit.
 */
export const resendInvitation = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const now = ctx.services.clock();
    const invitation = authorize(ctx, 'resend', 'Invitation', await lockInvitation(tx, id));
    const since = now.getTime() - invitation.lastSentAt.getTime();
    if (invitation.status === 'PENDING' && since < LIMITS.resendCoolDownSeconds * 1000) return refused('TOO_SOON');
    const renewed = await renewLink(tx, ctx, invitation, { lastSentAt: now });
    if ('code' in renewed) return renewed;

    const { email: to, note } = invitation;
    const sender = { workspaceName: ctx.workspace.name, inviterName: ctx.actor.name };
    await enqueueEmail(tx, ctx.services, invitationEmail(ctx.services, { to, ...sender, note, ...renewed }));
    await recordEvent(tx, ctx, { name: 'invitation.resent', subject: { type: 'Invitation', id } });
    return { invitation: byId(id) } as const;
  });

/**
 * Returns a new link, which the API caller can share and which is shown only once. Earlier links stop working, the
 * validity period restarts, and the caller becomes the inviter.
 */
export const createInvitationLink = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const invitation = authorize(ctx, 'resend', 'Invitation', await lockInvitation(tx, id));
    const renewed = await renewLink(tx, ctx, invitation, {});
    if ('code' in renewed) return renewed;
    await recordEvent(tx, ctx, { name: 'invitation.link_created', subject: { type: 'Invitation', id } });
    return {
      invitation: byId(id),
      url: acceptUrl(ctx.services, renewed.token),
    } as const;
  });

export const revokeInvitation = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const invitation = authorize(ctx, 'revoke', 'Invitation', await lockInvitation(tx, id));
    if (invitation.status !== 'PENDING') return refused('INVITATION_NOT_PENDING');
    await tx.invitation.update({
      where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } },
      data: { status: 'REVOKED', pendingEmail: null, settledAt: ctx.services.clock() },
    });
    await recordEvent(tx, ctx, { name: 'invitation.revoked', subject: { type: 'Invitation', id } });
    return { invitation: byId(id) } as const;
  });

/**
 * Replaces the token, restarts the validity period, and makes the API caller the inviter. Returns a refusal if the
 * invitation was answered or revoked, or if the offer exceeds the caller's grant limit.
 */
async function renewLink(
  tx: Tx,
  ctx: WorkspaceContext,
  invitation: InvitationRow,
  more: { lastSentAt?: Date },
): Promise<{ token: string; roleTitle: string } | Refused> {
  if (invitation.status !== 'PENDING' || !invitation.pendingEmail) return refused('INVITATION_NOT_PENDING');
  const role = invitation.role as RoleName;
  const found = await findRole(tx, { role, customRoleId: invitation.customRoleId });
  if (!found) return refused('ROLE_UNKNOWN');
  const refusal = checkCallerGrantLimit(ctx, {
    after: offeredPolicies(role, invitation.policies.filter(isPolicyKey), found.policies),
  });
  if (refusal) return refused(refusal);
  const { token, tokenHash } = newInvitationToken(ctx.workspace.id);
  const expiresAt = invitationExpiry(ctx.services.clock());
  const sender = { invitedById: ctx.membership.userId, inviterName: ctx.actor.name };
  await tx.invitation.update({
    where: { workspaceId_id: { workspaceId: ctx.workspace.id, id: invitation.id } },
    data: { tokenHash, expiresAt, ...sender, ...more },
  });
  return { token, roleTitle: roleTitle({ role, customRole: found.role }) };
}
