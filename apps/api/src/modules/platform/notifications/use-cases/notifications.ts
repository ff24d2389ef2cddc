import { NOTIFICATION_KINDS, type NotificationKind } from '@frontdesk/domain';
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

/**
 * Returns the muted notification kinds in the order of `NOTIFICATION_KINDS`. Kinds that no longer exist are ignored.
 */
export const mutedNotifications = ({ db, membership }: WorkspaceContext): Promise<NotificationKind[]> =>
  db.read(async (tx) => {
    const member = await tx.member.findFirst({
      where: { id: membership.memberId },
      select: { mutedNotifications: true },
    });
    return NOTIFICATION_KINDS.filter((kind) => member?.mutedNotifications.includes(kind));
  });

/**
 * Changes the muted notification kinds. The change is not recorded in the audit log, because it concerns a personal
 * setting.
 */
export const updateMutedNotifications = (ctx: WorkspaceContext, { kinds }: { kinds: readonly NotificationKind[] }) =>
  ctx.db.write(async (tx) => {
    const muted = NOTIFICATION_KINDS.filter((kind) => kinds.includes(kind));
    await tx.member.updateMany({ where: { id: ctx.membership.memberId }, data: { mutedNotifications: muted } });
    return { kinds: muted } as const;
  });
