import { USAGE_LIMITS } from '@frontdesk/domain';
import type { Task, TaskList } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { rollUpUsage } from '../roll-up-usage.ts';
import { snapshotStocks } from '../snapshot-stocks.ts';

const ROLL_UP_SECONDS = [0, 10, 20, 30, 40, 50] as const;

/**
 * Runs every minute and enqueues the jobs that sum usage events in the next minute. A job that is still queued is
 * replaced, so that jobs do not accumulate.
 */
const startUsageRollupsJob =
  ({ clock }: Pick<Services, 'clock'>): Task =>
  async (_payload, { addJob }) => {
    const now = clock().getTime();
    for (const seconds of ROLL_UP_SECONDS)
      await addJob('roll_up_usage', {}, { jobKey: `usage ${seconds}`, runAt: new Date(now + seconds * 1000) });
  };

const rollUpUsageJob =
  ({ database }: Pick<Services, 'database'>): Task =>
  () =>
    database.system.write(rollUpUsage);

/**
 * Runs every hour and stores the values of the STOCK meters of each workspace. Can be repeated without further effect.
 */
export const snapshotUsageJob = (services: Pick<Services, 'database' | 'clock'>) => async (): Promise<void> => {
  const now = services.clock();
  const workspaces = await services.database.system.prisma.workspace.findMany({ select: { id: true } });
  for (const { id } of workspaces) await services.database.forWorkspace(id).write((tx) => snapshotStocks(tx, now));
};

/** Maximum number of rows that one statement deletes. */
const PRUNE_BATCH = 10_000;

/**
 * Runs every night and deletes old hourly sums, and old usage events that are included in a sum. Can be repeated
 * without further effect.
 */
export const pruneUsageJob =
  ({ database, clock }: Pick<Services, 'database' | 'clock'>, batch = PRUNE_BATCH) =>
  async (): Promise<void> => {
    const now = clock();
    const { pool } = database.system;
    for (;;) {
      const { rowCount } = await pool.query(
        `delete from usage_events e using (
           select workspace_id, meter, key, occurred_at from usage_events
            where occurred_at < $1::timestamptz - make_interval(months => $2)
              and xid < (select next_xid from usage_rollups) limit $3) old
          where (e.workspace_id, e.meter, e.key, e.occurred_at) = (old.workspace_id, old.meter, old.key, old.occurred_at)`,
        [now, USAGE_LIMITS.eventMonths, batch],
      );
      if ((rowCount ?? 0) < batch) break;
    }
    await pool.query('delete from usage_hours where hour < $1::timestamptz - make_interval(months => $2)', [
      now,
      USAGE_LIMITS.hourMonths,
    ]);
    await pool.query('delete from endpoint_uses where hour < $1::timestamptz - make_interval(days => $2)', [
      now,
      USAGE_LIMITS.endpointDays,
    ]);
  };

/** Background tasks for usage. */
export const usageJobs = (services: Services): TaskList => ({
  prune_usage: pruneUsageJob(services),
  roll_up_usage: rollUpUsageJob(services),
  snapshot_usage: snapshotUsageJob(services),
  start_usage_rollups: startUsageRollupsJob(services),
});
