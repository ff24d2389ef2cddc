import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import type { KnowledgeSource } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import { beginReading, readingOf } from '../web/reading.ts';

interface DueSource {
  readonly workspace_id: string;
  readonly id: string;
}

/**
 * Starts web page reads that are due. Several workers can run the job, because the lock on the source prevents
 * duplicate reads.
 */
export const startDueWebReadsJob =
  (services: Services): Task =>
  async () => {
    const { rows } = await services.database.system.pool.query<DueSource>(
      'select workspace_id, id from knowledge_sources where next_read_at <= $1 order by next_read_at',
      [services.clock()],
    );
    for (const due of rows) await startDue(services, due);
  };

const startDue = ({ database, clock }: Services, { workspace_id: workspaceId, id }: DueSource): Promise<void> =>
  database.forWorkspace(workspaceId).write(async (tx) => {
    const source = await lockRow<KnowledgeSource>(tx, 'KnowledgeSource', id);
    const now = clock();
    if (!source?.nextReadAt || source.nextReadAt > now || readingOf(source)) return;
    await beginReading(tx, source, now);
  });
