import { type JobKind, LIMITS } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Job, Prisma } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { forbidden } from '../../../errors/denials.ts';
import { type Refused, refused } from '../../../errors/refused.ts';
import type { NotificationInput } from '../../../events/notify.ts';
import { enqueueJobRun } from '../../../events/outbox.ts';
import { publishChange } from '../../../events/record-event.ts';

interface NewJob {
  readonly kind: JobKind;
  /** Title of the job, shown in the app. */
  readonly title: string;
  readonly payload: Prisma.InputJsonObject;
}

/**
 * Enqueues a long-running job for a member and returns its id. Refused for API keys and for members with too many jobs.
 * Throws FORBIDDEN for support sessions.
 */
export async function enqueueJob(tx: Tx, ctx: WorkspaceContext, job: NewJob): Promise<string | Refused> {
  const { actor, membership, workspace, services, transport } = ctx;
  if (actor.kind !== 'user') return refused('PEOPLE_ONLY');
  if (actor.support) throw forbidden();
  const { memberId } = membership;
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`jobs ${memberId}`}, 0))`;
  const underWay = await tx.job.count({ where: { memberId, state: { in: ['QUEUED', 'RUNNING'] } } });
  if (underWay >= LIMITS.concurrentJobs) return refused('JOBS_TOO_MANY');
  const id = uuidv7();
  const whose = { memberId, userId: actor.userId, memberName: actor.name };
  // The payload contains the IP address of the requester, because audit events recorded by the job contain this
  // address.
  const payload = { ...job.payload, from: transport.ipAddress };
  await tx.job.create({
    data: { workspaceId: workspace.id, id, ...job, payload, ...whose, createdAt: services.clock() },
  });
  await enqueueJobRun(tx, { workspaceId: workspace.id, id });
  await publishChange(tx, { topic: 'job', workspaceId: workspace.id, id });
  return id;
}

/** Context of one batch, with its transaction and the current permissions of the requester. */
export interface JobBatch {
  readonly tx: Tx;
  readonly job: Job;
  readonly ctx: WorkspaceContext;
}

/** Result of one batch, stored in the same transaction as the effects of the batch. */
export interface BatchProgress {
  readonly done: number;
  /** Position from which the next batch continues. Null if the job is finished. */
  readonly cursor: string | null;
  readonly counts?: Readonly<Record<string, number>>;
  readonly errors?: readonly string[];
  /** True to discard the stored progress, counts and errors and start again. */
  readonly again?: true;
  /** Reason why the job ends with this batch, shown to the requester. The effects of earlier batches are not undone. */
  readonly failure?: string;
}

/**
 * Implementation of a kind of job: the required permission, the total number of items and the processing of one batch.
 */
export interface JobHandler {
  canRun(ability: AppAbility, job: Job): boolean;
  /** Returns the total number of items. Called before the first batch, in the same transaction. */
  total(batch: JobBatch): Promise<number>;
  runBatch(batch: JobBatch): Promise<BatchProgress>;
  /**
   * Function that returns the notification to the requester at the end of the job. Omitted if the requester waits for
   * the result in the app.
   */
  readonly notice?: (job: Job) => Pick<NotificationInput, 'kind' | 'subjectId'>;
}
