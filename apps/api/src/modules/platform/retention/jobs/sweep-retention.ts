import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';

/**
 * Runs at 03:00 UTC and enqueues one job for each workspace with a retention, so that a failed sweep is retried without
 * delaying others. If the job runs late, ages are computed from the scheduled time.
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
