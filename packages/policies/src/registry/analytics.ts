import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const analyticsPolicies = policyGroup('Analytics', [
  {
    key: 'analytics.read',
    description: 'View the analytics of the workspace, and what the models cost.',
    dependsOn: [],
    allows: [permit('read', 'Analytics'), permit('read', 'ModelUsage'), permit('read', 'ModelBudget')],
  },
]);
