import type { SystemDb } from '../../../db/system-db.ts';
import type { Tx } from '../../../db/transaction.ts';

export interface OpenSupportAccess {
  readonly workspaceId: string;
  readonly id: string;
}

/** Returns the open, unexpired support grant of the workspace with this slug, or null. */
export async function findOpenSupportAccess(
  { prisma }: SystemDb,
  slug: string,
  now: Date,
): Promise<OpenSupportAccess | null> {
  return prisma.supportAccess.findFirst({
    where: { open: true, expiresAt: { gt: now }, workspace: { slug } },
    select: { workspaceId: true, id: true },
  });
}

/**
 * Locks the workspace's open support grant, even if it has expired, until the end of the transaction. Returns null if
 * none is open.
 */
export async function lockOpen(tx: Tx) {
  await tx.sql`select 1 from support_accesses where open for update`;
  return tx.supportAccess.findFirst({ where: { open: true } });
}

export const endRow = (tx: Tx, { workspaceId, id }: OpenSupportAccess, endedAt: Date, endedByName: string) =>
  tx.supportAccess.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { open: null, endedAt, endedByName },
  });
