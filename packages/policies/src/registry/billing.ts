import { exceptApiKeys, permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const billingPolicies = policyGroup('Billing', [
  {
    key: 'billing.read',
    sentence: 'View plans and usage.',
    dependsOn: [],
    allows: [permit('read', 'Usage'), permit('read', 'Plan'), permit('read', 'Subscription')],
  },
  {
    key: 'billing.manage',
    sentence: 'Subscribe to plans and manage the subscription.',
    dependsOn: ['billing.read'],
    warning: 'Spends money.',
    allows: [permit(['subscribe', 'change', 'cancel'], 'Subscription')],
  },
  {
    key: 'billing.admin',
    sentence: 'Manage plans, manual subscriptions and endpoint weights, together with the global role admin.',
    dependsOn: ['billing.read'],
    warning: 'Does nothing for a user whose global role is not admin.',
    // Every owner holds this policy through workspace.admin, so the global role restricts it (WC-29).
    allows: [
      permit(
        'setManually',
        'Subscription',
        exceptApiKeys((me) => (me.globalRole === 'ADMIN' ? 'everywhere' : 'nowhere')),
      ),
    ],
  },
]);
