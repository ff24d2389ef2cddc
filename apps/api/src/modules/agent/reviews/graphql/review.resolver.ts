import type { ReviewReason } from '@frontdesk/domain';
import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ReviewReasonEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { byId, ProjectedField, page } from '../../../../query-compiler/index.ts';
import { reviewsWhere } from '../reviews.reads.ts';
import { claimNextReview, claimReview, releaseReview } from '../use-cases/claim-review.ts';
import { completeReview } from '../use-cases/complete-review.ts';
import { createReview, createSecondReview } from '../use-cases/create-review.ts';
import { CompleteReviewInput, NextReviewPayload, ReviewPayload } from './review.mutations.ts';
import { Review, ReviewConnection } from './review.type.ts';
import { ReviewFilter } from './review-filter.ts';

@Resolver()
export class ReviewResolver {
  @Can('read', 'Review')
  @ProjectedField()
  @Query(() => ReviewConnection, { description: 'Reviews of conversations that the viewer can read, newest first.' })
  reviews(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => ReviewFilter, { nullable: true }) filter: ReviewFilter | null,
  ) {
    return page({ first, after }, { where: reviewsWhere(ctx, filter) });
  }

  @Can('read', 'Review')
  @ProjectedField()
  @Query(() => Review, {
    description:
      'A review. NOT_FOUND if it does not exist in the workspace or the viewer cannot read its conversation.',
  })
  review(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('create', 'Review')
  @Mutation(() => ReviewPayload, {
    description:
      'Adds a conversation to the review queue. If the conversation is already in the queue, returns the existing review.',
  })
  createReview(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('conversationId', () => ID, { description: 'Id of the conversation.' }) conversationId: string,
  ): Promise<ReviewPayload | Refused> {
    return createReview(ctx, ids.uuid(conversationId));
  }

  @Can('create', 'Review')
  @Mutation(() => ReviewPayload, {
    description:
      'Adds a second review of the same conversation to the queue, which another member completes. Returns the second review.',
  })
  createSecondReview(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ReviewPayload | Refused> {
    return createSecondReview(ctx, ids.uuid(id));
  }

  @Can('claim', 'Review')
  @Mutation(() => ReviewPayload, {
    description:
      'Claims a review for 30 minutes, or extends the claim of the member. Refused if another member has claimed it.',
  })
  claimReview(@InWorkspace() ctx: WorkspaceContext, @Arg('id', () => ID) id: string): Promise<ReviewPayload | Refused> {
    return claimReview(ctx, ids.uuid(id));
  }

  @Can('claim', 'Review')
  @Mutation(() => NextReviewPayload, { description: 'Claims the oldest open review that the member can complete.' })
  claimNextReview(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('reason', () => ReviewReasonEnum, {
      nullable: true,
      description:
        'Reason for the review. The review can also have other reasons. If null or omitted, a review with any reason is claimed.',
    })
    reason: ReviewReason | null,
  ): Promise<NextReviewPayload | Refused> {
    return claimNextReview(ctx, reason);
  }

  @Can('release', 'Review')
  @Mutation(() => ReviewPayload, { description: 'Ends the claim of the member, so that the review is open again.' })
  releaseReview(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ReviewPayload | Refused> {
    return releaseReview(ctx, ids.uuid(id));
  }

  @Can('complete', 'Review')
  @Mutation(() => ReviewPayload, {
    description: 'Completes a review that the member has claimed. Completed reviews do not change.',
  })
  completeReview(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CompleteReviewInput) input: CompleteReviewInput,
  ): Promise<ReviewPayload | Refused> {
    return completeReview(ctx, { ...input, id: ids.uuid(input.id) });
  }
}
