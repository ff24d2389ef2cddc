/** Refusals for changes to reviews and to the sampling of conversations for review. */
export const REVIEW_REFUSALS = {
  REVIEW_CLAIMED: 'Another member has claimed this review. Choose another, or wait until the claim expires.',
  REVIEW_COMPLETED: 'This review is already completed.',
  REVIEW_NOT_CLAIMED: 'Claim the review first.',
  REVIEW_SCORES_INVALID: 'Score at least one criterion. Scores are whole numbers from 1 to 5.',
  REVIEW_COMMENT_TOO_LONG: 'A comment can have at most 2,000 characters.',
  REVIEW_BY_SAME_MEMBER: 'You completed the first review. Another member must complete the second one.',
  SECOND_REVIEW_UNAVAILABLE:
    'Only a completed first review can have a second review, and there can be only one second review.',
  REVIEW_SAMPLE_INVALID: 'Enter a percentage from 0 to 100, as a whole number.',
} as const;
