import type { ReviewReason } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';

interface QueuedConversation {
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly now: Date;
}

/**
 * Adds a conversation to the review queue, in the transaction of the event that causes it. If the conversation is
 * already in the queue, adds the reason to its review. Returns the id of the review, or null if the review already has
 * the reason.
 */
export async function queueReview(
  tx: Tx,
  { workspaceId, conversationId, reason, now }: QueuedConversation & { readonly reason: ReviewReason },
): Promise<string | null> {
  // The conversation is locked first, as in a handoff, so that concurrent additions to the queue cannot deadlock.
  const [queued] = await tx.sql<{ id: string }>`
    with place as (select id from conversations where id = ${conversationId} for no key update)
    insert into reviews (workspace_id, id, conversation_id, open_conversation_id, reasons, created_at)
    select ${workspaceId}::uuid, ${uuidv7()}::uuid, id, id, ${[reason]}::text[], ${now}::timestamptz from place
    on conflict (workspace_id, open_conversation_id) do update set reasons = reviews.reasons || excluded.reasons
      where not reviews.reasons @> excluded.reasons
    returning id`;
  return queued?.id ?? null;
}

/**
 * Adds a conversation to the review queue if one of its ended episodes is in the sample of the workspace. The sample is
 * determined by a hash of the episode id, so that the result for an episode is always the same.
 */
export async function queueSample(
  tx: Tx,
  { episodeIds, ...queued }: QueuedConversation & { readonly episodeIds: readonly string[] },
): Promise<void> {
  if (episodeIds.length === 0) return;
  const sampled = await tx.sql`
    select from workspaces w cross join unnest(${[...episodeIds]}::uuid[]) e(id)
    where (hashtextextended(e.id::text, 0) & 2147483647) % 100 < w.review_sample_percent limit 1`;
  if (sampled.length > 0) await queueReview(tx, { ...queued, reason: 'SAMPLE' });
}
