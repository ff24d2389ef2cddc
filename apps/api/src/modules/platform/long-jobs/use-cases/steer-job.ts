import { isUnderWay, type JobStatus } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Job, Prisma } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueJobRun } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockJob } from '../jobs.repository.ts';

/** Pauses a job. A batch in progress is completed, but the next batch does not start. */
export const pauseJob = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const job = authorize(ctx, 'pause', 'Job', await lockJob(tx, id));
    if (job.state !== 'RUNNING' && job.state !== 'QUEUED') return refused('JOB_NOT_RUNNING', 'id');
    await transitionJob(tx, ctx, job, { name: 'job.paused', data: { state: 'PAUSED' } });
    return { job: byId(id) } as const;
  });

export const resumeJob = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const job = authorize(ctx, 'resume', 'Job', await lockJob(tx, id));
    if (job.state !== 'PAUSED') return refused('JOB_NOT_PAUSED', 'id');
    // A job that was started continues from its cursor; any other job first counts its items. The duration of the pause
    // does not affect the rate.
    const progressedAt = ctx.services.clock();
    await transitionJob(tx, ctx, job, {
      name: 'job.resumed',
      data: { state: job.startedAt ? 'RUNNING' : 'QUEUED', progressedAt },
    });
    await enqueueJobRun(tx, { workspaceId: ctx.workspace.id, id });
    return { job: byId(id) } as const;
  });

/** Cancels a job. Completed batches are not undone. */
export const cancelJob = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const job = authorize(ctx, 'cancel', 'Job', await lockJob(tx, id));
    if (!isUnderWay(job.state as JobStatus)) return refused('JOB_ENDED', 'id');
    const finishedAt = ctx.services.clock();
    await transitionJob(tx, ctx, job, { name: 'job.cancelled', data: { state: 'CANCELLED', finishedAt } });
    return { job: byId(id) } as const;
  });

interface JobTransition {
  readonly name: 'job.paused' | 'job.resumed' | 'job.cancelled';
  readonly data: Prisma.JobUpdateInput & { state: JobStatus };
}

async function transitionJob(tx: Tx, ctx: WorkspaceContext, job: Job, { name, data }: JobTransition): Promise<void> {
  const { workspaceId, id } = job;
  await tx.job.update({ where: { workspaceId_id: { workspaceId, id } }, data });
  const [before, after] = [{ state: job.state }, { state: data.state }];
  await recordEvent(tx, ctx, { name, subject: { type: 'Job', id }, before, after }, { topic: 'job', workspaceId, id });
}
