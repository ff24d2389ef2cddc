import type { Invitation } from '../../db/generated/client.ts';
import { lockRow } from '../../db/lock.ts';
import type { Tx } from '../../db/tenant-db.ts';

export type InvitationRow = Invitation;

/** Of fifty who accept at once, one finds it pending. */
export const lockInvitation = (tx: Tx, id: string) => lockRow<InvitationRow>(tx, 'Invitation', id);

/** An address waits on one invitation at a time; an expired one makes room. */
export async function clearExpired(tx: Tx, email: string, now: Date): Promise<void> {
  const expired = { pendingEmail: email, expiresAt: { lte: now } };
  await tx.invitation.updateMany({ where: expired, data: { pendingEmail: null } });
}

export type InvitationStatus = 'PENDING' | 'ACCEPTED' | 'DECLINED' | 'REVOKED' | 'EXPIRED';

/** Expiry is a fact of the clock, not a state that somebody has to write. */
export const statusOf = ({ status, expiresAt }: InvitationRow, now: Date): InvitationStatus =>
  status === 'PENDING' && expiresAt <= now ? 'EXPIRED' : (status as InvitationStatus);
