import { LIMITS } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { invitationEmail } from '../emails.ts';
import { lockInvitation } from '../invitations.repository.ts';
import { renewLink } from '../renew-link.ts';

/**
 * Sends a new link to the same address. The old link becomes invalid, the validity period restarts, and the caller
 * becomes the inviter.
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
    return { type: 'InvitationResent', invitation: byId(id) } as const;
  });
