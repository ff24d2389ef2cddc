import type { Task } from 'graphile-worker';
import { TASKS_WITHOUT_JOB_KEY } from './tasks-without-job-key.ts';

/** How long everybody who orders work with a queue may be held up by somebody's long transaction. */
const PATIENCE = '200ms';

/**
 * Forgets the queues in which nothing waits. graphile-worker keeps the row of every queue there ever was, and whoever asks for a job holds all
 * that are open: every call that was ever steered would make each question slower. Whoever orders work finds the row of its queue
 * first and names it afterwards, so none may do so meanwhile; while somebody does, the next round will have to do.
 *
 * Also deletes superseded jobs: a job that is enqueued again while it runs leaves its key to the new one and keeps no attempts. When its
 * worker is killed nothing deletes it, and nothing runs it.
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
      logger.debug('queues are in use; their sweep waits for the next round');
    }
  });
};
