import type { PrismaClient } from './generated/client.ts';
import { Prisma } from './generated/client.ts';

export type Tx = Prisma.TransactionClient;

/** Two verbs, one rule: nothing reaches a workspace table except through a transaction that knows whose it is. */
export interface TenantDb {
  /** A short READ ONLY transaction. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One transaction for one change, with what it records. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export const isWorkspaceId = (text: string): boolean => UUID.test(text);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function tenantDb(prisma: PrismaClient, workspaceId: string): TenantDb {
  // A malformed setting would raise inside the policies; refusing it here keeps the error ours.
  if (!isWorkspaceId(workspaceId)) throw new Error('A workspace id is a UUID.');
  const scoped =
    (readOnly: 'on' | 'off') =>
    <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
      prisma.$transaction(
        async (tx) => {
          await tx.$executeRaw`select set_config('app.workspace_id', ${workspaceId}, true), set_config('transaction_read_only', ${readOnly}, true)`;
          return work(tx);
        },
        { isolationLevel: Prisma.TransactionIsolationLevel.ReadCommitted, timeout: 10_000, maxWait: 5_000 },
      );
  return { read: scoped('on'), write: scoped('off') };
}
