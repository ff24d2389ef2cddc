import type { AppAbility } from '@frontdesk/policies';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Job } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { NotificationInput } from '../../../events/notify.ts';

/** Context of one batch: its transaction and the requester with current permissions. */
export interface JobBatch {
  readonly tx: Tx;
  readonly job: Job;
  readonly ctx: WorkspaceContext;
}

/** Result of one batch, stored in the transaction of its effects. */
export interface BatchProgress {
  readonly done: number;
  /** Cursor of the next batch. Null when finished. */
  readonly cursor: string | null;
  readonly counts?: Readonly<Record<string, number>>;
  readonly errors?: readonly string[];
  /** Discards everything so far and starts over. */
  readonly again?: true;
}

/** A kind of job: required permission, total, and one batch. */
export interface JobHandler {
  canRun(ability: AppAbility): boolean;
  /** Called once before the first batch. */
  total(batch: JobBatch): Promise<number>;
  runBatch(batch: JobBatch): Promise<BatchProgress>;
  /** Notification to the requester at the end. Absent when they wait for the result. */
  readonly notice?: (job: Job) => Pick<NotificationInput, 'kind' | 'subjectId'>;
}
