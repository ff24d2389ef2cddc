import type { ReviewReason, ReviewStatus } from '@frontdesk/domain';
import { Field } from 'type-graphql';
import { DateTimeFilter, IDFilter } from '../../../../graphql/comparators.ts';
import { ReviewReasonEnum, ReviewStatusEnum } from '../../../../graphql/enums.ts';
import { FilterBy, FilterInput } from '../../../../query-compiler/index.ts';

@FilterInput('Review', 'reviews')
export class ReviewFilter {
  @FilterBy(() => IDFilter, 'Condition on the id.')
  id?: IDFilter | null;

  @Field(() => ReviewStatusEnum, {
    nullable: true,
    description: 'Status of the reviews. If omitted, reviews with any status match.',
  })
  status?: ReviewStatus | null;

  @Field(() => ReviewReasonEnum, {
    nullable: true,
    description:
      'Reason for the reviews, which can also have other reasons. If omitted, reviews with any reason match.',
  })
  reason?: ReviewReason | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the conversation.')
  conversationId?: IDFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the conversation was added to the queue.')
  createdAt?: DateTimeFilter | null;
}
