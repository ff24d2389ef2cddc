import type { Tx } from '../../../db/tenant-db.ts';

interface SavedReplyUse {
  readonly id: string;
  /** Member who sends the message. Null for an API key. */
  readonly memberId: string | null;
  readonly at: Date;
}

/**
 * Increments the use count of the saved reply with which a message was sent. Does nothing if the sender cannot use the
 * reply.
 */
export const countSavedReplyUse = (tx: Tx, { id, memberId, at }: SavedReplyUse) => tx.sql`
  update saved_replies set use_count = use_count + 1, last_used_at = ${at}
  where id = ${id}::uuid and (visibility = 'SHARED' or member_id = ${memberId}::uuid)`;
