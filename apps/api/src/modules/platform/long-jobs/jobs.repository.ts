import type { Job } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

/**
 * Locks a job until the end of the transaction, so that batches and pauses run one at a time. Returns null if the job
 * does not exist.
 */
export const lockJob = (tx: Tx, id: string) => lockRow<Job>(tx, 'Job', id);
