import { normalizeText, REVIEW_LIMITS } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockReview } from '../reviews.repository.ts';

interface CompletedReview {
  readonly id: string;
  readonly accuracyScore?: number | null;
  readonly toneScore?: number | null;
  readonly outcomeScore?: number | null;
  readonly comment?: string | null;
}

/**
 * Completes a review that the requesting member has claimed. An expired claim is sufficient if no other member has
 * claimed the review since.
 */
export const completeReview = (
  ctx: WorkspaceContext,
  { id, accuracyScore = null, toneScore = null, outcomeScore = null, comment: rawText }: CompletedReview,
) =>
  ctx.db.write(async (tx) => {
    const review = authorize(ctx, 'complete', 'Review', await lockReview(tx, id));
    const { memberId } = ctx.membership;
    if (review.completedAt) return refused('REVIEW_COMPLETED');
    if (review.claimedById !== memberId) return refused('REVIEW_NOT_CLAIMED');
    const scores = { accuracyScore, toneScore, outcomeScore };
    const given = Object.values(scores).filter((score) => score !== null);
    if (given.length === 0 || !given.every(isScore)) return refused('REVIEW_SCORES_INVALID', 'accuracyScore');
    const text = normalizeText(rawText ?? '', REVIEW_LIMITS.commentLength);
    if (text === null) return refused('REVIEW_COMMENT_TOO_LONG', 'comment');
    const completed = { reviewerId: memberId, completedAt: ctx.services.clock(), openConversationId: null };
    const data = { ...completed, ...scores, comment: text || null, claimedById: null, claimedAt: null };
    await tx.review.updateMany({ where: { id }, data });
    // The comment is omitted from the audit log, because it can contain personal data.
    await recordEvent(tx, ctx, { name: 'review.completed', subject: { type: 'Review', id }, after: scores });
    return { review: byId(id) } as const;
  });

const isScore = (score: number): boolean => score >= REVIEW_LIMITS.scoreMin && score <= REVIEW_LIMITS.scoreMax;
