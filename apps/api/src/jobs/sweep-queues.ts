import type { Task } from 'graphile-worker';
import { TASKS_WITHOUT_JOB_KEY } from './crontab.ts';

/** Maximum time to wait for the table lock. It is short, because other transactions wait behind this one. */
const PATIENCE = '200ms';

/**
 * Deletes empty queues, which Graphile Worker does not delete and which slow down every request for a job. The table is
 * locked, because enqueueing a job first looks up the row of a queue and references it later. If the lock is not
 * available, the next run retries. Also deletes superseded jobs: a job that is enqueued again while it runs loses its
 * key and its attempts, so after a crash it would neither be run nor deleted.
 */
export const sweepQueues: Task = async (_payload, { withPgClient, logger }) => {
  await withPgClient(async (client) => {
    try {
      await client.query(`begin; set local lock_timeout = '${PATIENCE}';
        lock table graphile_worker._private_job_queues in share row exclusive mode`);
      await client.query(
        `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
          where t.id = j.task_id and j.key is null and j.attempts >= j.max_attempts and j.locked_at is null
            and t.identifier <> all($1::text[])`,
        [TASKS_WITHOUT_JOB_KEY],
      );
      await client.query(`delete from graphile_worker._private_job_queues q where q.locked_at is null
        and not exists (select from graphile_worker._private_jobs j where j.job_queue_id = q.id)`);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      if ((error as { code?: string }).code !== '55P03') throw error;
      logger.debug('queues are in use; the sweep is skipped until the next run');
    }
  });
};
