import type { AccessRequest } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type AccessRequestRow = AccessRequest;

export const lockRequest = (tx: Tx, id: string) => lockRow<AccessRequestRow>(tx, 'AccessRequest', id);
