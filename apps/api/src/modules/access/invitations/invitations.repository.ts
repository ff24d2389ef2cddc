import type { Invitation } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type InvitationRow = Invitation;

/** Locks an invitation, so that of concurrent acceptances only one succeeds. */
export const lockInvitation = (tx: Tx, id: string) => lockRow<InvitationRow>(tx, 'Invitation', id);

/** Deletes expired invitations to an address, which may have only one pending. */
export async function clearExpired(tx: Tx, email: string, now: Date): Promise<void> {
  const expired = { pendingEmail: email, expiresAt: { lte: now } };
  await tx.invitation.updateMany({ where: expired, data: { pendingEmail: null } });
}

export type InvitationStatus = 'PENDING' | 'ACCEPTED' | 'DECLINED' | 'REVOKED' | 'EXPIRED';

/** Expiry follows from the time and is not stored as a state. */
export const statusOf = ({ status, expiresAt }: InvitationRow, now: Date): InvitationStatus =>
  status === 'PENDING' && expiresAt <= now ? 'EXPIRED' : (status as InvitationStatus);
