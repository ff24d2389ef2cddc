import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const billingPolicies = policyGroup('Billing', [
  {
    key: 'billing.read',
    description: 'View the plan and the usage.',
    dependsOn: [],
    allows: [permit('read', 'Usage')],
  },
  {
    key: 'billing.admin',
    description: 'View the terms of the subscription. Changing plans also requires the global admin role.',
    dependsOn: ['billing.read'],
    warning: 'Shows the price of the workspace and notes of the platform.',
    allows: [permit('read', 'Subscription')],
  },
]);
