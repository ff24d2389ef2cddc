import { allow } from '../allowance.ts';
import { policyGroup } from './policy-group.ts';

export const webhookPolicies = policyGroup('Webhooks', [
  {
    key: 'webhook.read',
    sentence: 'View outbound webhooks and their deliveries.',
    dependsOn: [],
    allows: [allow('read', 'Webhook'), allow('read', 'WebhookDelivery')],
  },
  {
    key: 'webhook.manage',
    sentence: 'Create, edit, delete and test outbound webhooks.',
    dependsOn: ['webhook.read'],
    warning: 'Can send the workspace’s events to any address.',
    allows: [
      allow(['create', 'update', 'delete', 'rotateSecret', 'test'], 'Webhook'),
      allow('replay', 'WebhookDelivery'),
    ],
  },
]);
