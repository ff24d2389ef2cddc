import type { AppAbility } from '@frontdesk/policies';
import type { WorkspaceContext } from '../../auth/context.ts';
import type { Job } from '../../db/generated/client.ts';
import type { Tx } from '../../db/tenant-db.ts';
import type { NotificationInput } from '../../events/notify.ts';

/** What one portion of a job has to work with: its transaction, and whoever asked for it, with their rights of now. */
export interface JobBatch {
  readonly tx: Tx;
  readonly job: Job;
  readonly ctx: WorkspaceContext;
}

/** What a portion brought about. It is kept in the transaction of its effects, so neither can be without the other. */
export interface BatchProgress {
  readonly done: number;
  /** Where the next portion begins; null when there is none. */
  readonly cursor: string | null;
  readonly counts?: Readonly<Record<string, number>>;
  readonly errors?: readonly string[];
  /** Everything so far is thrown away, and the next portion is the first. */
  readonly again?: true;
}

/** A kind of job: who may have it done, how much there is to do, and one portion of it. */
export interface JobHandler {
  may(ability: AppAbility): boolean;
  /** Asked once, before the first portion. */
  total(batch: JobBatch): Promise<number>;
  portion(batch: JobBatch): Promise<BatchProgress>;
  /** What its person is told once it is over; absent where they wait for it. */
  readonly notice?: (job: Job) => Pick<NotificationInput, 'kind' | 'subjectId'>;
}
