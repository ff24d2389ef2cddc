import { NOTIFICATION_DAYS } from '@frontdesk/domain';
import type { Services } from '../../../../auth/context.ts';

/** Runs every night and deletes old notifications. Idempotent. */
export const pruneNotificationsJob = (services: Pick<Services, 'database' | 'clock'>) => async (): Promise<void> => {
  const cutoff = new Date(services.clock().getTime() - NOTIFICATION_DAYS * 86_400_000);
  const workspaces = await services.database.system.prisma.workspace.findMany({ select: { id: true } });
  for (const { id } of workspaces)
    await services.database
      .forWorkspace(id)
      .write((tx) => tx.notification.deleteMany({ where: { createdAt: { lt: cutoff } } }));
};
