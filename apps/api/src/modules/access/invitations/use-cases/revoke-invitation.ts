import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockInvitation } from '../invitations.repository.ts';

export const revokeInvitation = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const invitation = authorize(ctx, 'revoke', 'Invitation', await lockInvitation(tx, id));
    if (invitation.status !== 'PENDING') return refused('INVITATION_NOT_PENDING');
    await tx.invitation.update({
      where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } },
      data: { status: 'REVOKED', pendingEmail: null, settledAt: ctx.services.clock() },
    });
    await recordEvent(tx, ctx, { name: 'invitation.revoked', subject: { type: 'Invitation', id } });
    return { type: 'InvitationRevoked', invitation: byId(id) } as const;
  });
