import type { SignedInContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/transaction.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordPlatformEvent } from '../../../../events/record-platform-event.ts';
import { TASKS_WITHOUT_JOB_KEY } from '../../../../jobs/crontab.ts';
import { deleteJobs, type LockedJob, lockFailedJobs, rescheduleJobs } from '../failed-jobs.repository.ts';
import { endDiscarded, isDiscardable } from '../failed-jobs.ts';

interface SelectedJobs {
  readonly ids: readonly string[];
}

/** Resets the attempts of failed jobs, so that a worker retries them. Refused if one of the jobs has not failed. */
export const retryFailedJobs = (ctx: SignedInContext, { ids }: SelectedJobs) =>
  ctx.services.database.system.write(async (tx) => {
    const jobs = await lockFailedJobs(tx, ids, TASKS_WITHOUT_JOB_KEY);
    if (jobs.length < ids.length) return refused('JOB_NOT_FAILED', 'ids');
    await rescheduleJobs(tx, ids);
    await recordJobs(tx, ctx, 'job.retried', jobs);
    return { ids } as const;
  });

/**
 * Moves the records that wait for failed jobs to a final state, and deletes the jobs. Refused if one of the jobs has
 * not failed or cannot be discarded.
 */
export const deleteFailedJobs = (ctx: SignedInContext, { ids }: SelectedJobs) =>
  ctx.services.database.system.write(async (tx) => {
    const jobs = await lockFailedJobs(tx, ids, TASKS_WITHOUT_JOB_KEY);
    if (jobs.length < ids.length) return refused('JOB_NOT_FAILED', 'ids');
    if (!jobs.every(({ task }) => isDiscardable(task))) return refused('JOB_NOT_DISCARDABLE', 'ids');
    // These steps can be repeated: if a later step fails, the jobs are not deleted and can be discarded again.
    for (const job of jobs) await endDiscarded(ctx.services, job);
    await deleteJobs(tx, ids);
    await recordJobs(tx, ctx, 'job.discarded', jobs);
    return { ids } as const;
  });

async function recordJobs(
  tx: Tx,
  ctx: SignedInContext,
  name: 'job.retried' | 'job.discarded',
  jobs: readonly LockedJob[],
): Promise<void> {
  for (const { id, task } of jobs)
    await recordPlatformEvent(tx, ctx, { name, subject: { type: 'Job', id }, after: { task } });
}
