import type { ReviewReason, ReviewStatus } from '@frontdesk/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ReviewReasonEnum, ReviewStatusEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { claimExpiresAt, reviewStatus } from '../review.computed-fields.ts';

@ObjectType({
  implements: Node,
  description: 'A review of a conversation by a member, which waits in the review queue.',
})
export class Review {
  id: string;

  @Field(() => [ReviewReasonEnum], {
    description: 'Why the conversation is in the queue, in the order in which the reasons occurred.',
  })
  reasons: ReviewReason[];

  @Public('Part of the review.')
  @inSql.expression(reviewStatus)
  @Field(() => ReviewStatusEnum, { description: 'Status of the review at the time of the request.' })
  status: ReviewStatus;

  @Field(() => GraphQLDateTime, { description: 'Time at which the conversation was added to the queue.' })
  createdAt: Date;

  @Public('Part of the review.')
  @inSql.expression(claimExpiresAt)
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the claim expires. Null if the review is not claimed.',
  })
  claimExpiresAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the review was completed. Null if it is not completed.',
  })
  completedAt: Date | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Score for correct and complete answers, from 1 (very bad) to 5 (very good). Null if the criterion does not apply or the review is not completed.',
  })
  accuracyScore: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Score for the tone, from 1 (very bad) to 5 (very good). Null if the criterion does not apply or the review is not completed.',
  })
  toneScore: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Score for the outcome for the contact, from 1 (very bad) to 5 (very good). Null if the criterion does not apply or the review is not completed.',
  })
  outcomeScore: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Comment of the reviewer. Phone numbers and email addresses are masked for viewers who may not see contact details. Null if there is none.',
  })
  comment: string | null;
}

export const ReviewConnection = connectionOf('Review', () => Review);
