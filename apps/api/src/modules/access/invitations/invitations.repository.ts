import type { Invitation } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type InvitationRow = Invitation;

/**
 * Locks the invitation until the end of the transaction, so that only one of several concurrent responses succeeds.
 * Returns null if the invitation does not exist.
 */
export const lockInvitation = (tx: Tx, id: string) => lockRow<InvitationRow>(tx, 'Invitation', id);

/**
 * Clears `pendingEmail` of expired invitations to an address, because the database allows only one invitation per
 * workspace with the same `pendingEmail`.
 */
export async function clearExpired(tx: Tx, email: string, now: Date): Promise<void> {
  const expired = { pendingEmail: email, expiresAt: { lte: now } };
  await tx.invitation.updateMany({ where: expired, data: { pendingEmail: null } });
}

export type InvitationStatus = 'PENDING' | 'ACCEPTED' | 'DECLINED' | 'REVOKED' | 'EXPIRED';

/** Returns the stored status, or EXPIRED for a pending invitation after its expiry. EXPIRED is never stored. */
export const statusOf = ({ status, expiresAt }: InvitationRow, now: Date): InvitationStatus =>
  status === 'PENDING' && expiresAt <= now ? 'EXPIRED' : (status as InvitationStatus);
