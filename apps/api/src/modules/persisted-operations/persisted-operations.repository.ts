import type { PersistedOperation } from '../../db/generated/client.ts';
import { olderThan, type Page } from '../../db/page.ts';
import type { Tx } from '../../db/tenant-db.ts';

export type OperationRow = PersistedOperation;

export const operationPage = (tx: Tx, { take, after }: Page): Promise<OperationRow[]> =>
  tx.persistedOperation.findMany({
    where: olderThan('createdAt', after),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take,
  });

export const operationById = (tx: Tx, id: string): Promise<OperationRow | null> =>
  tx.persistedOperation.findFirst({ where: { id } });
