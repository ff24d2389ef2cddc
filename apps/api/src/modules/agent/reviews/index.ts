export { ReviewResolver } from './graphql/review.resolver.ts';
export { ReviewSettingsResolver } from './graphql/review-settings.ts';
export { queueReview, queueSample } from './queue-review.ts';
export { claimedById } from './review.computed-fields.ts';
