import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { lockSource } from '../data-sources.repository.ts';
import { beginRun } from './sync-runs.ts';

interface DueSource {
  readonly workspace_id: string;
  readonly id: string;
}

/**
 * Starts due runs every minute. Several workers can run the job, because the lock on the source prevents duplicate
 * runs.
 */
export const startDueSyncsJob =
  (services: Services): Task =>
  async () => {
    const { rows } = await services.database.system.pool.query<DueSource>(
      'select workspace_id, id from data_sources where next_run_at <= $1 order by next_run_at',
      [services.clock()],
    );
    for (const due of rows) await startDue(services, due);
  };

const startDue = ({ database, clock }: Services, { workspace_id: workspaceId, id }: DueSource): Promise<void> =>
  database.forWorkspace(workspaceId).write(async (tx) => {
    const source = await lockSource(tx, id);
    const now = clock();
    if (!source?.nextRunAt || source.nextRunAt > now) return;
    const nextRunAt = new Date(now.getTime() + (source.everyMinutes ?? 0) * 60_000);
    await tx.dataSource.update({ where: { workspaceId_id: { workspaceId, id } }, data: { nextRunAt } });
    await beginRun(tx, source, { trigger: 'SCHEDULE', byName: null, now });
  });
