import { NOTIFICATION_KINDS, type NotificationKind } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
/** In catalogue order. Removed kinds are ignored. */
export const mutedNotifications = ({ db, membership }: WorkspaceContext): Promise<NotificationKind[]> =>
  db.read(async (tx) => {
    const member = await tx.member.findFirst({
      where: { id: membership.memberId },
      select: { mutedNotifications: true },
    });
    return NOTIFICATION_KINDS.filter((kind) => member?.mutedNotifications.includes(kind));
  });

/** A personal setting, so it is not recorded. */
export const setMutedNotifications = (ctx: WorkspaceContext, { kinds }: { kinds: readonly NotificationKind[] }) =>
  ctx.db.write(async (tx) => {
    const muted = NOTIFICATION_KINDS.filter((kind) => kinds.includes(kind));
    await tx.member.updateMany({ where: { id: ctx.membership.memberId }, data: { mutedNotifications: muted } });
    return { type: 'MutedNotificationsSet', kinds: muted } as const;
  });
