import { claimedById } from '../modules/agent/reviews/index.ts';
import type { Edge } from './edge.ts';
import { idIs, many, one } from './edge-joins.ts';

/** Fields that link reviews and other types, by type and field name. */
export const REVIEW_EDGES: Readonly<Record<string, Readonly<Record<string, Edge>>>> = {
  Review: {
    conversation: one('Conversation', 'conversationId', 'Conversation that is reviewed.'),
    claimedBy: one('Member', idIs(claimedById), 'Member who has claimed the review. Null if it is not claimed.'),
    reviewer: one(
      'Member',
      'reviewerId',
      'Member who completed the review. Null if the review is not completed or the member has left the workspace.',
    ),
    firstReview: one(
      'Review',
      'firstReviewId',
      'First review of the conversation, if this is its second review. Null for a first review.',
    ),
    secondReview: one('Review', { id: 'firstReviewId' }, 'The review by a second member. Null if there is none.'),
  },
  Conversation: {
    reviews: many('Review', { id: 'conversationId' }, 'createdAt', 'Reviews of the conversation, newest first.'),
  },
};
