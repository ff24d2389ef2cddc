import type { TestFrontdesk } from './frontdesk.ts';
import { rows } from './rows.ts';

interface FailedJob {
  readonly task?: string;
  readonly payload?: object;
  readonly key?: string | null;
  readonly error?: string | null;
}

/** Adds a job that has used all its attempts. Returns its id. */
export async function buildFailedJob(
  fd: TestFrontdesk,
  { task = 'send_mail', payload = {}, key = null, error = 'SMTP: connection refused' }: FailedJob = {},
): Promise<string> {
  const add = 'select id::text from graphile_worker.add_job($1, $2::json, job_key => $3)';
  const [job] = await rows<{ id: string }>(fd, add, [task, JSON.stringify(payload), key]);
  if (!job) throw new Error('The job was not added.');
  await exhaustJob(fd, job.id, error);
  return job.id;
}

export const exhaustJob = (fd: TestFrontdesk, id: string, error: string | null) =>
  rows(fd, 'update graphile_worker._private_jobs set attempts = max_attempts, last_error = $2 where id = $1', [
    id,
    error,
  ]);
