import type { ReviewReason } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';

interface QueuedConversation {
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly now: Date;
}

/**
 * Adds a conversation to the review queue, in the transaction of the cause. If the conversation already waits in the
 * queue, its review gets the reason. Returns the id of the review, or null if it already has the reason.
 */
export async function queueReview(
  tx: Tx,
  { workspaceId, conversationId, reason, now }: QueuedConversation & { readonly reason: ReviewReason },
): Promise<string | null> {
  // The conversation is locked first, as in a handoff, so that two causes at the same time cannot deadlock.
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
 * Adds a conversation to the queue if one of its episodes that ended is in the sample of the workspace. A hash of the
 * id of the episode decides, so that the same episode is always in or out.
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
