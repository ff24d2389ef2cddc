import type { Notification } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export const lockNotification = (tx: Tx, id: string) => lockRow<Notification>(tx, 'Notification', id);

/**
 * Locks and returns the notifications of a member that are not emailed yet, newest first. Returns none if no email is
 * due. Rows that another job emails or that are being marked as read are skipped; the next run finds them if they are
 * still due.
 */
export const lockPendingEmails = async (tx: Tx, memberId: string, now: Date): Promise<Notification[]> => {
  const rows = await tx.sql<{ id: string; email_due_at: Date }>`
    select id, email_due_at from notifications where member_id = ${memberId}::uuid and email_due_at is not null
    for update skip locked`;
  if (!rows.some((row) => row.email_due_at <= now)) return [];
  return tx.notification.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
};
