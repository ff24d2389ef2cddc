import { allow } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const reviewPolicies = policyGroup('Review', [
  {
    key: 'review.read',
    sentence: 'View the review queue.',
    dependsOn: [],
    allows: [allow('read', 'ReviewItem')],
  },
  {
    key: 'review.act',
    sentence: 'Claim and decide items of the review queue.',
    dependsOn: ['review.read'],
    allows: [allow(['claim', 'release', 'decide'], 'ReviewItem')],
  },
]);
