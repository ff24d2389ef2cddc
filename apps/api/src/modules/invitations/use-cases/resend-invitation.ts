import { isPolicyKey, type RoleName } from '@frontdesk/policies';
import { authorize } from '../../../context/authorize.ts';
import type { WorkspaceContext } from '../../../context/context.ts';
import { mailLater } from '../../../events/outbox.ts';
import { record } from '../../../events/record.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { ceilingFault, findRole } from '../../members/index.ts';
import { InvitationResent } from '../graphql/invitation.results.ts';
import { newInvitationToken } from '../invitation-token.ts';
import { lockInvitation } from '../invitations.repository.ts';
import { invitationMail, roleTitle } from '../mails.ts';
import { invitationExpiry, offered } from './invite-member.ts';

const COOL_DOWN_SECONDS = 60;

/** A new link to the same address; the old one stops working, the days begin again, and the sender answers for it now. */
export const resendInvitation = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const now = ctx.services.clock();
    const invitation = authorize(ctx, 'resend', 'Invitation', await lockInvitation(tx, id));
    if (invitation.status !== 'PENDING' || !invitation.pendingEmail) return refused('INVITATION_NOT_PENDING');
    if (now.getTime() - invitation.lastSentAt.getTime() < COOL_DOWN_SECONDS * 1000) return refused('TOO_SOON');
    const role = invitation.role as RoleName;
    const found = await findRole(tx, { role, customRoleId: invitation.customRoleId });
    if (!found) return refused('ROLE_UNKNOWN');
    const fault = ceilingFault(ctx, { after: offered(role, invitation.policies.filter(isPolicyKey), found.policies) });
    if (fault) return refused(fault);

    const { token, tokenHash } = newInvitationToken(ctx.workspace.id);
    const inviterName = ctx.actor.name;
    await tx.invitation.update({
      where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } },
      data: {
        tokenHash,
        lastSentAt: now,
        expiresAt: invitationExpiry(now),
        invitedById: ctx.membership.userId,
        inviterName,
      },
    });
    const mail = {
      to: invitation.email,
      workspaceName: ctx.workspace.name,
      inviterName,
      roleTitle: roleTitle({ role, customRole: found.role }),
      token,
    };
    await mailLater(tx, ctx.services, invitationMail(ctx.services, mail));
    await record(tx, ctx, { name: 'invitation.resent', subject: { type: 'Invitation', id } });
    return new InvitationResent(id);
  });
