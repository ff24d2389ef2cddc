import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { publishChange } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockNotification } from '../notifications.repository.ts';

interface MarkNotificationsRead {
  readonly id: string;
  readonly includeOlder: boolean;
}

/**
 * Marks notifications as read and updates the member's other open windows. Not recorded in the audit log, because it
 * affects no other member.
 */
export const markNotificationsRead = (ctx: WorkspaceContext, { id, includeOlder }: MarkNotificationsRead) =>
  ctx.db.write(async (tx) => {
    const { memberId, createdAt } = authorize(ctx, 'markRead', 'Notification', await lockNotification(tx, id));
    const which = includeOlder ? { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lte: id } }] } : { id };
    const { count } = await tx.notification.updateMany({
      where: { memberId, readAt: null, ...which },
      data: { readAt: ctx.services.clock() },
    });
    if (count > 0) {
      const { workspace, membership } = ctx;
      await publishChange(tx, { topic: 'notification', workspaceId: workspace.id, id, userId: membership.userId });
    }
    return { notification: byId(id), count } as const;
  });
