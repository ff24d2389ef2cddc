import type { OwnershipTransfer } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type TransferRow = OwnershipTransfer;

export const lockTransfer = (tx: Tx, id: string) => lockRow<TransferRow>(tx, 'OwnershipTransfer', id);

export type TransferStatus = 'PENDING' | 'ACCEPTED' | 'DECLINED' | 'CANCELLED' | 'EXPIRED';

/** Returns the stored status, or EXPIRED for a pending offer after its expiry. EXPIRED is never stored. */
export const statusOf = ({ status, expiresAt }: TransferRow, now: Date): TransferStatus =>
  status === 'PENDING' && expiresAt <= now ? 'EXPIRED' : (status as TransferStatus);

/** Clears the `open` flag of an expired offer, because the database allows only one open offer per workspace. */
export async function clearExpired(tx: Tx, now: Date): Promise<void> {
  await tx.ownershipTransfer.updateMany({ where: { open: true, expiresAt: { lte: now } }, data: { open: null } });
}

export async function closeTransfer(tx: Tx, { workspaceId, id }: TransferRow, status: TransferStatus, now: Date) {
  const data = { status, open: null, settledAt: now };
  await tx.ownershipTransfer.update({ where: { workspaceId_id: { workspaceId, id } }, data });
}
