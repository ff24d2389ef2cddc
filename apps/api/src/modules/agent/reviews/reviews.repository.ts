import type { Review } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export interface LockedReview extends Review {
  readonly conversation: { readonly assigneeId: string | null };
}

/** Locks a review and returns it with the assignee of its conversation, which the policies need. */
export async function lockReview(tx: Tx, id: string): Promise<LockedReview | null> {
  const review = await lockRow<Review>(tx, 'Review', id);
  if (!review) return null;
  const where = { id: review.conversationId };
  return { ...review, conversation: await tx.conversation.findFirstOrThrow({ where, select: { assigneeId: true } }) };
}
