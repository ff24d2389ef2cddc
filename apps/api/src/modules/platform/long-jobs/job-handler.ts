import type { AppAbility } from '@frontdesk/policies';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Job } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { NotificationInput } from '../../../events/notify.ts';

/** Context of one batch: its transaction, and the requester with their current permissions. */
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
  /** If true, discards the results so far and starts again. */
  readonly again?: true;
}

/** Implementation of a kind of job: the required permission, the total and the work of one batch. */
export interface JobHandler {
  canRun(ability: AppAbility): boolean;
  /** Returns the number of items. Called once, before the first batch. */
  total(batch: JobBatch): Promise<number>;
  runBatch(batch: JobBatch): Promise<BatchProgress>;
  /** Returns the notification to the requester at the end of the job. Omitted if the requester waits for the result. */
  readonly notice?: (job: Job) => Pick<NotificationInput, 'kind' | 'subjectId'>;
}
