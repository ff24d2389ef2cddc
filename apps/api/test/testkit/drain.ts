import type { TaskList } from 'graphile-worker';
import type { TestFrontdesk } from './frontdesk.ts';
import { rows } from './rows.ts';

/** Runs the workspace's jobs that are due by the test's clock until none is left, except emails. */
export async function drain(fd: TestFrontdesk, workspaceId: string, jobs: TaskList): Promise<void> {
  for (let count = 0; count < 200; count += 1) {
    const [job] = await rows<{ id: string; identifier: string; payload: object }>(fd, NEXT, [
      workspaceId,
      fd.services.clock(),
    ]);
    if (!job) return;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these tasks read only the job id from their helpers.
    await jobs[job.identifier]?.(job.payload, { job: { id: job.id } } as never);
  }
  throw new Error('The worker comes to no end.');
}

const NEXT = `
  with due as (
    select j.id, t.identifier from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.payload ->> 'workspaceId' = $1 and t.identifier <> 'send_mail' and j.run_at <= greatest($2, now())
    order by j.run_at, j.id limit 1
  )
  delete from graphile_worker._private_jobs j using due where j.id = due.id returning j.id::text, due.identifier, j.payload`;
