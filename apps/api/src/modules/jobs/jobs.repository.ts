import type { Job } from '../../db/generated/client.ts';
import { lockRow } from '../../db/lock.ts';
import type { Tx } from '../../db/tenant-db.ts';

/** Held until the transaction ends: a portion, and whoever pauses, wait for each other. */
export const lockJob = (tx: Tx, id: string) => lockRow<Job>(tx, 'Job', id);
