import type { Services } from '../../../../auth/context.ts';
import { type PageRequest, pageOf } from '../../../../graphql/connection.ts';
import { TASKS_WITHOUT_JOB_KEY } from '../../../../jobs/tasks-without-job-key.ts';
import { connectionFrom } from '../platform-lists.ts';
import { isDiscardable } from './discardable-tasks.ts';
import { findFailedJobs } from './failed-jobs.repository.ts';
import { isJobId } from './job-ids.ts';
import { redactError } from './redact-error.ts';

export async function listFailedJobs({ database }: Services, request: PageRequest) {
  const page = pageOf(request, isJobId);
  const { rows, totalCount } = await findFailedJobs(database.system.pool, page, TASKS_WITHOUT_JOB_KEY);
  const jobs = rows.map(({ id, task, attempts, error, created_at, last_attempt_at }) => ({
    id,
    task,
    attempts,
    error: redactError(error),
    createdAt: created_at,
    lastAttemptAt: last_attempt_at,
    isDiscardable: isDiscardable(task),
  }));
  return connectionFrom(jobs, { page, totalCount, at: ({ createdAt }) => createdAt });
}
