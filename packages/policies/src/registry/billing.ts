import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const billingPolicies = policyGroup('Billing', [
  {
    key: 'billing.read',
    description: 'View usage.',
    dependsOn: [],
    allows: [permit('read', 'Usage')],
  },
]);
