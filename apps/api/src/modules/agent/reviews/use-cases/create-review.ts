import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { queueReview } from '../queue-review.ts';
import { lockReview } from '../reviews.repository.ts';

/** Adds a conversation to the review queue. If it is already in the queue, returns the existing review. */
export const createReview = (ctx: WorkspaceContext, conversationId: string) =>
  ctx.db.write(async (tx) => {
    authorize(ctx, 'read', 'Conversation', await tx.conversation.findFirst({ where: { id: conversationId } }));
    const place = { workspaceId: ctx.workspace.id, conversationId, now: ctx.services.clock() };
    const added = await queueReview(tx, { ...place, reason: 'MEMBER' });
    if (added) {
      const subject = { type: 'Review', id: added };
      await recordEvent(tx, ctx, { name: 'review.created', subject, after: { conversationId } });
      return { review: byId(added) } as const;
    }
    const { id } = await tx.review.findFirstOrThrow({ where: { openConversationId: conversationId } });
    return { review: byId(id) } as const;
  });

/** Adds the conversation of a completed review to the queue for a second review. */
export const createSecondReview = (ctx: WorkspaceContext, firstReviewId: string) =>
  ctx.db.write(async (tx) => {
    const first = authorize(ctx, 'create', 'Review', await lockReview(tx, firstReviewId));
    const isFirst = first.completedAt !== null && first.firstReviewId === null;
    const existing = await tx.review.count({ where: { firstReviewId } });
    if (!isFirst || existing > 0) return refused('SECOND_REVIEW_UNAVAILABLE');
    const [id, workspaceId, { conversationId }] = [uuidv7(), ctx.workspace.id, first];
    const reasons = ['SECOND_REVIEW'];
    const createdAt = ctx.services.clock();
    await tx.review.create({ data: { workspaceId, id, conversationId, reasons, firstReviewId, createdAt } });
    const after = { conversationId, firstReviewId };
    await recordEvent(tx, ctx, { name: 'review.created', subject: { type: 'Review', id }, after });
    return { review: byId(id) } as const;
  });
