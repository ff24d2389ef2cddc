import { REVIEW_LIMITS } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { queueReview } from '../reviews/index.ts';
import type { RunState } from './active-run.ts';

/**
 * Stores the rating and the comment that a run received. A rating is stored once, and only for the conversation of the
 * run. The comment is stored as a reference to the contact's message, so that its text is not copied.
 */
export async function storeRating(
  tx: Tx,
  by: EventContext,
  { conversationId, plan: { rating, comment } }: { readonly conversationId: string; readonly plan: RunState },
): Promise<void> {
  const workspaceId = by.workspace.id;
  if (rating) {
    const { id, score } = rating;
    const now = by.services.clock();
    const stored = await tx.rating.updateMany({
      where: { id, conversationId, score: null },
      data: { score, ratedAt: now },
    });
    if (stored.count > 0 && score <= REVIEW_LIMITS.lowRating)
      await queueReview(tx, { workspaceId, conversationId, reason: 'LOW_RATING', now });
    if (stored.count > 0)
      await recordEvent(
        tx,
        by,
        {
          name: 'rating.received',
          subject: { type: 'Conversation', id: conversationId },
          after: { ratingId: id, score: String(score) },
        },
        { topic: 'conversation', workspaceId, id: conversationId, kind: 'UPDATED' },
      );
  }
  if (comment)
    await tx.rating.updateMany({
      where: { id: comment.id, conversationId, score: { not: null }, commentId: null },
      data: { commentId: comment.messageId },
    });
}

/**
 * Returns why a rating request must no longer be sent, or null if it can be sent. Returns undefined if the id does not
 * belong to a rating.
 */
export async function findRatingBlocker(tx: Tx, id: string): Promise<string | null | undefined> {
  const [row] = await tx.sql<{ hasWritten: boolean }>`
    select coalesce(c.last_inbound_at > r.asked_at, false) as "hasWritten" from ratings r
    join conversations c on c.workspace_id = r.workspace_id and c.id = r.conversation_id where r.id = ${id}`;
  return row && (row.hasWritten ? 'The contact wrote again.' : null);
}
