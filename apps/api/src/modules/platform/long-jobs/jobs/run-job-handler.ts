import type { JobKind } from '@frontdesk/domain';
import type { Task } from 'graphile-worker';
import { v7 as uuidv7 } from 'uuid';
import { findInviter } from '../../../../auth/access-context.ts';
import type { Services, Transport, WorkspaceContext } from '../../../../auth/context.ts';
import type { Job } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notify } from '../../../../events/notify.ts';
import { enqueueJobRun } from '../../../../events/outbox.ts';
import { publishChange } from '../../../../events/record-event.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import type { BatchProgress, JobHandler } from '../enqueue-job.ts';
import { lockJob } from '../jobs.repository.ts';

interface JobOrder {
  readonly workspaceId: string;
  readonly id: string;
}

export type JobHandlers = Readonly<Record<JobKind, JobHandler>>;

/** Number of batches after which the job is enqueued again, so that other jobs can run. */
const IN_A_ROW = 20;
const ERRORS_KEPT = 10;

/**
 * Runs a long job in batches. Each batch is one transaction that checks the job's state and the requester's permissions
 * and stores the effects together with the cursor. Therefore, nothing is repeated after a crash, and a pause or
 * cancellation applies before the next batch.
 */
export const runJob =
  (services: Services, works: JobHandlers): Task =>
  async (payload, { job: { attempts, max_attempts } }) => {
    const order = payload as JobOrder;
    try {
      for (let taken = 0; taken < IN_A_ROW; taken += 1) if (!(await runBatch(services, works, order))) return;
      await services.database.forWorkspace(order.workspaceId).write((tx) => enqueueJobRun(tx, order));
    } catch (error) {
      if (attempts >= max_attempts) await failJob(services, works, order);
      throw error;
    }
  };

/** Runs one batch. Returns whether another batch follows. */
async function runBatch(services: Services, works: JobHandlers, { workspaceId, id }: JobOrder): Promise<boolean> {
  const db = services.database.forWorkspace(workspaceId);
  const known = await db.read((tx) =>
    tx.job.findFirst({ where: { id }, select: { userId: true, kind: true, payload: true } }),
  );
  if (!known) return false;
  const asker = await findInviter({ services, transport: systemTransport(known.payload) }, workspaceId, known.userId);
  const work = works[known.kind as JobKind];
  return db.write(async (tx) => {
    const job = await lockJob(tx, id);
    if (!job || (job.state !== 'QUEUED' && job.state !== 'RUNNING')) return false;
    if (!asker || !work.canRun(asker.ability, job)) {
      await endJob(
        tx,
        job,
        { state: 'FAILED', failure: 'The member who started this job no longer has the required permission.', work },
        services,
      );
      return false;
    }
    const ctx = { ...asker, db: inTransaction(tx) };
    const begun = job.state === 'RUNNING' ? job : await startJob(tx, job, await work.total({ tx, job, ctx }), services);
    const progress = await work.runBatch({ tx, job: begun, ctx });
    return storeProgress(tx, begun, { ...progress, work }, services);
  });
}

async function startJob(tx: Tx, job: Job, total: number, { clock }: Pick<Services, 'clock'>): Promise<Job> {
  const startedAt = job.startedAt ?? clock();
  return tx.job.update({
    where: primaryKeyOf(job),
    data: { state: 'RUNNING', total, startedAt, progressedAt: startedAt },
  });
}

async function storeProgress(
  tx: Tx,
  job: Job,
  progress: BatchProgress & { work: JobHandler },
  services: Services,
): Promise<boolean> {
  const { done, cursor, again, failure } = progress;
  if (again) {
    await tx.job.update({
      where: primaryKeyOf(job),
      data: { done: 0, cursor: null, counts: {}, errors: [], rate: null },
    });
    return true;
  }
  const errors = [...job.errors, ...(progress.errors ?? [])].slice(0, ERRORS_KEPT);
  const counts = addCounts(job.counts as Record<string, number>, progress.counts ?? {});
  const progressedAt = services.clock();
  const pace = { rate: itemsPerSecond(job, done, progressedAt), progressedAt };
  await tx.job.update({ where: primaryKeyOf(job), data: { done: job.done + done, cursor, counts, errors, ...pace } });
  if (failure) await endJob(tx, job, { state: 'FAILED', failure, work: progress.work }, services);
  else if (cursor === null) await endJob(tx, job, { state: 'DONE', failure: null, work: progress.work }, services);
  else await publishChange(tx, { topic: 'job', workspaceId: job.workspaceId, id: job.id });
  return !failure && cursor !== null;
}

const FRESH_SHARE = 0.3;

/**
 * Returns the exponential moving average of the items per second. Returns the previous value if no time has passed
 * since the last batch.
 */
function itemsPerSecond({ rate, progressedAt }: Job, done: number, now: Date): number | null {
  const seconds = progressedAt ? (now.getTime() - progressedAt.getTime()) / 1_000 : 0;
  if (seconds <= 0) return rate;
  const fresh = done / seconds;
  return rate === null ? fresh : rate + FRESH_SHARE * (fresh - rate);
}

interface JobOutcome {
  readonly state: 'DONE' | 'FAILED';
  readonly failure: string | null;
  readonly work: JobHandler;
}

async function endJob(tx: Tx, job: Job, { state, failure, work }: JobOutcome, services: Services): Promise<void> {
  const { workspaceId, id, userId } = job;
  await tx.job.update({ where: primaryKeyOf(job), data: { state, failure, finishedAt: services.clock() } });
  await publishChange(tx, { topic: 'job', workspaceId, id });
  if (!work.notice) return;
  const member = await tx.member.findFirst({ where: { userId }, select: { id: true } });
  const notice = { ...work.notice(job), to: member ? [member.id] : [], detail: state };
  await notify(tx, asSystemActor(services, workspaceId, FRONTDESK), notice);
}

const FRONTDESK = { kind: 'system', name: 'Frontdesk' } as const;

const failJob = (services: Services, works: JobHandlers, { workspaceId, id }: JobOrder): Promise<void> =>
  services.database.forWorkspace(workspaceId).write(async (tx) => {
    const job = await lockJob(tx, id);
    if (!job || job.finishedAt) return;
    const work = works[job.kind as JobKind];
    await endJob(tx, job, { state: 'FAILED', failure: 'An internal error occurred.', work }, services);
  });

const primaryKeyOf = ({ workspaceId, id }: Job) => ({ workspaceId_id: { workspaceId, id } });

function addCounts(counts: Record<string, number>, more: Readonly<Record<string, number>>): Record<string, number> {
  const sum = { ...counts };
  for (const [name, count] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** Returns a database whose reads and writes all use the transaction of the batch. */
const inTransaction = (tx: Tx): WorkspaceContext['db'] => ({ read: (work) => work(tx), write: (work) => work(tx) });

/** Returns the transport of a job, which has no client connection. */
const systemTransport = (payload: unknown): Transport => ({
  requestId: uuidv7(),
  ipAddress: (payload as { from?: string }).from ?? '',
  userAgent: '',
  refreshCookie: null,
  setRefreshCookie: () => {},
  userCaused: false,
  deviceCookie: null,
  setDeviceCookie: () => {},
  onAbort: () => () => {},
  lookBackMs: 0,
  socket: null,
});
