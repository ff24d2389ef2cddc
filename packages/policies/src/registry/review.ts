import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const reviewPolicies = policyGroup('Review', [
  {
    key: 'review.read',
    sentence: 'View the review queue.',
    dependsOn: [],
    allows: [permit('read', 'ReviewItem')],
  },
  {
    key: 'review.act',
    sentence: 'Claim and decide items of the review queue.',
    dependsOn: ['review.read'],
    allows: [permit(['claim', 'release', 'decide'], 'ReviewItem')],
  },
]);
