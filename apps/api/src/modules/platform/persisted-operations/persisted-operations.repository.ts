import type { PersistedOperation } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type OperationRow = PersistedOperation;

export const operationById = (tx: Tx, id: string): Promise<OperationRow | null> =>
  tx.persistedOperation.findFirst({ where: { id } });
