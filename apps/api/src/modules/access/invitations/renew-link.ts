import { isPolicyKey, type RoleName } from '@frontdesk/policies';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type Refused, refused } from '../../../errors/refused.ts';
import { checkCallerGrantLimit, findRole } from '../members/index.ts';
import { roleTitle } from './emails.ts';
import { newInvitationToken } from './invitation-token.ts';
import type { InvitationRow } from './invitations.repository.ts';
import { invitationExpiry, offeredPolicies } from './use-cases/invite-member.ts';

/** Replaces the token, restarts the validity period, and makes the caller the inviter. */
export async function renewLink(
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
