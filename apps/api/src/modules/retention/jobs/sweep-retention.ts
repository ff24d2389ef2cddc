import type { Task } from 'graphile-worker';
import type { Services } from '../../../auth/context.ts';

/**
 * At 03:00 UTC: a job for each workspace that keeps its data for so many days, so that one that fails keeps nobody else waiting and
 * comes back by itself. A night that was missed is swept as the night it was.
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

/** What a job of the crontab is told. */
interface Scheduled {
  readonly _cron?: { readonly ts: string };
}
