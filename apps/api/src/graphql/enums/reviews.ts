import { REVIEW_REASONS, REVIEW_STATUSES } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const ReviewReasonEnum = enumOf('ReviewReason', 'Why a conversation is in the review queue.', REVIEW_REASONS, {
  SAMPLE: 'An episode of the conversation that ended is in the sample.',
  LOW_RATING: 'The contact gave a rating of 1 or 2.',
  HANDOFF: 'The conversation was handed off to a human.',
  SAFETY: 'A message matched a monitored concept.',
  UNSUPPORTED_STATEMENT: 'A check found that a reply was not supported by its sources. The agent did not send it.',
  MEMBER: 'A member or an API key added the conversation.',
  SECOND_REVIEW: 'A second member reviews the conversation, so that the scores can be compared.',
});
export const ReviewStatusEnum = enumOf('ReviewStatus', 'Status of a review.', REVIEW_STATUSES, {
  OPEN: 'The review is not claimed, or the claim has expired.',
  CLAIMED: 'A member has claimed the review in the last 30 minutes.',
  COMPLETED: 'The review has scores.',
});
