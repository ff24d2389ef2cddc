import type { ReviewReason } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { claimsSince } from '../reviews.reads.ts';
import { type LockedReview, lockReview } from '../reviews.repository.ts';

/**
 * Claims a review, or extends the existing claim of the requesting member. Refused if another member has claimed the
 * review.
 */
export const claimReview = (ctx: WorkspaceContext, id: string) =>
  ctx.db.write(async (tx) => {
    const review = authorize(ctx, 'claim', 'Review', await lockReview(tx, id));
    const { memberId } = ctx.membership;
    if (review.completedAt) return refused('REVIEW_COMPLETED');
    const isValid = review.claimedAt !== null && review.claimedAt > claimsSince(ctx.services.clock());
    if (isValid && review.claimedById !== memberId) return refused('REVIEW_CLAIMED');
    if (await isFirstReviewer(tx, review, memberId)) return refused('REVIEW_BY_SAME_MEMBER');
    await storeClaim(tx, ctx, { id, isNew: !isValid });
    return { review: byId(id) } as const;
  });

/**
 * Claims the oldest open review that the requesting member can complete. The returned review is null if there is none.
 */
export const claimNextReview = (ctx: WorkspaceContext, reason: ReviewReason | null) =>
  ctx.db.write(async (tx) => {
    const id = await lockNext(tx, ctx, reason);
    if (id === null) return { review: null } as const;
    await storeClaim(tx, ctx, { id, isNew: true });
    return { review: byId(id) } as const;
  });

/** Releases the requesting member's claim, so that the review is open again. */
export const releaseReview = (ctx: WorkspaceContext, id: string) =>
  ctx.db.write(async (tx) => {
    const review = authorize(ctx, 'release', 'Review', await lockReview(tx, id));
    if (review.claimedById !== ctx.membership.memberId) return refused('REVIEW_NOT_CLAIMED');
    await tx.review.updateMany({ where: { id }, data: { claimedById: null, claimedAt: null } });
    await recordEvent(tx, ctx, { name: 'review.released', subject: { type: 'Review', id } });
    return { review: byId(id) } as const;
  });

async function isFirstReviewer(tx: Tx, { firstReviewId }: LockedReview, memberId: string): Promise<boolean> {
  if (!firstReviewId) return false;
  return (await tx.review.count({ where: { id: firstReviewId, reviewerId: memberId } })) > 0;
}

interface Claim {
  readonly id: string;
  readonly isNew: boolean;
}

async function storeClaim(tx: Tx, ctx: WorkspaceContext, { id, isNew }: Claim): Promise<void> {
  const claim = { claimedById: ctx.membership.memberId, claimedAt: ctx.services.clock() };
  await tx.review.updateMany({ where: { id }, data: claim });
  if (isNew) await recordEvent(tx, ctx, { name: 'review.claimed', subject: { type: 'Review', id } });
}

/** Locks the oldest open review. Reviews that a concurrent transaction is claiming are skipped. */
async function lockNext(
  tx: Tx,
  { membership: { memberId, assignedConversationsOnly }, services }: WorkspaceContext,
  reason: ReviewReason | null,
): Promise<string | null> {
  const since = claimsSince(services.clock());
  const [next] = await tx.sql<{ id: string }>`
    select r.id from reviews r join conversations c on c.workspace_id = r.workspace_id and c.id = r.conversation_id
    where r.completed_at is null and (r.claimed_at is null or r.claimed_at <= ${since})
      and (${reason}::text is null or r.reasons @> array[${reason}::text])
      and (not ${assignedConversationsOnly}::boolean or c.assignee_id = ${memberId}::uuid)
      and not exists (select from reviews f
        where f.workspace_id = r.workspace_id and f.id = r.first_review_id and f.reviewer_id = ${memberId}::uuid)
    order by r.created_at, r.id limit 1 for update of r skip locked`;
  return next?.id ?? null;
}
