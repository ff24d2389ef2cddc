/** Reasons why a conversation is in the review queue. A review can have several reasons. */
export const REVIEW_REASONS = [
  'SAMPLE',
  'LOW_RATING',
  'HANDOFF',
  'SAFETY',
  'UNSUPPORTED_STATEMENT',
  'MEMBER',
  'SECOND_REVIEW',
] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

export const REVIEW_STATUSES = ['OPEN', 'CLAIMED', 'COMPLETED'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

/** Limits of reviews. */
export const REVIEW_LIMITS = {
  /** Minutes after which a reviewer's claim on a conversation expires. */
  claimMinutes: 30,
  commentLength: 2000,
  /** Lowest and highest score of a criterion. */
  scoreMin: 1,
  scoreMax: 5,
  /** Highest rating by a contact that adds the conversation to the review queue. */
  lowRating: 2,
  /** Maximum difference between two scores of the same criterion that count as agreement. */
  agreementDifference: 1,
} as const;
