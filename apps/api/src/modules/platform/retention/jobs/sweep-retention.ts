import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';

/**
 * At 03:00 UTC: enqueues a job per workspace with retention, so that a failing one is retried without delaying
 * others. A missed night is swept with its original time.
 */
export const sweepRetentionJob =
  ({ database, clock }: Pick<Services, 'database' | 'clock'>): Task =>
  async (payload, { addJob }) => {
    const dueAt = ((payload ?? {}) as Scheduled)._cron?.ts ?? clock().toISOString();
    const workspaces = await database.system.prisma.workspace.findMany({
      where: { retentionDays: { not: null } },
      select: { id: true },
    });
    for (const { id: workspaceId } of workspaces)
      await addJob('sweep_workspace', { workspaceId, dueAt }, { jobKey: `sweep ${workspaceId} ${dueAt}` });
  };

/** Payload of a scheduled job. */
interface Scheduled {
  readonly _cron?: { readonly ts: string };
}
