import { exceptApiKeys, permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const billingPolicies = policyGroup('Billing', [
  {
    key: 'billing.read',
    description: 'View the plan, the usage, the billing account and the invoices.',
    dependsOn: [],
    allows: [permit('read', 'Usage'), permit('read', 'BillingAccount'), permit('read', 'Invoice')],
  },
  {
    key: 'billing.manage',
    description: 'Change the billing account, subscribe to plans and manage payments.',
    dependsOn: ['billing.read'],
    warning: 'Decides who receives and pays the invoices.',
    allows: [permit('update', 'BillingAccount', exceptApiKeys())],
  },
  {
    key: 'billing.admin',
    description: 'View the terms of the subscription. Changing plans also requires the global admin role.',
    dependsOn: ['billing.read'],
    warning: 'Shows the price of the workspace and notes of the platform.',
    allows: [permit('read', 'Subscription')],
  },
]);
