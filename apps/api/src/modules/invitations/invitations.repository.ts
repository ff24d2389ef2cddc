import type { Invitation } from '../../db/generated/client.ts';
import type { Tx } from '../../db/tenant-db.ts';

export type InvitationRow = Invitation;

/** The invitation, with the row held until the transaction ends: of fifty who accept at once, one finds it pending. */
export async function lockInvitation(tx: Tx, id: string): Promise<InvitationRow | null> {
  await tx.$queryRaw`select 1 from invitations where id = ${id}::uuid for update`;
  return tx.invitation.findFirst({ where: { id } });
}

/** An address waits on one invitation at a time; an expired one makes room. */
export async function clearExpired(tx: Tx, email: string, now: Date): Promise<void> {
  const expired = { pendingEmail: email, expiresAt: { lte: now } };
  await tx.invitation.updateMany({ where: expired, data: { pendingEmail: null } });
}

export type InvitationStatus = 'PENDING' | 'ACCEPTED' | 'DECLINED' | 'REVOKED' | 'EXPIRED';

/** Expiry is a fact of the clock, not a state that somebody has to write. */
export const statusOf = ({ status, expiresAt }: InvitationRow, now: Date): InvitationStatus =>
  status === 'PENDING' && expiresAt <= now ? 'EXPIRED' : (status as InvitationStatus);
