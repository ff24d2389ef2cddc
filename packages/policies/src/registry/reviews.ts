import { exceptApiKeys, permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const reviewPolicies = policyGroup('Reviews', [
  {
    key: 'review.read',
    description: 'View the review queue, scores and comments.',
    dependsOn: ['message.read'],
    allows: [permit('read', 'Review')],
  },
  {
    key: 'review.act',
    description: 'Add conversations to the review queue, and claim and complete reviews.',
    dependsOn: ['review.read'],
    allows: [
      permit('create', 'Review'),
      // API keys are excluded, because a review is the opinion of a person.
      permit(['claim', 'release', 'complete'], 'Review', exceptApiKeys()),
    ],
  },
]);
