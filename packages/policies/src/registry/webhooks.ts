import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const webhookPolicies = policyGroup('Webhooks', [
  {
    key: 'webhook.read',
    description: 'View outbound webhooks and their deliveries; what was sent, as far as one may read it elsewhere.',
    dependsOn: [],
    allows: [permit('read', 'Webhook'), permit('read', 'WebhookDelivery')],
  },
  {
    key: 'webhook.manage',
    description: 'Create, edit, delete and test outbound webhooks.',
    dependsOn: ['webhook.read'],
    warning: 'Can send to any URL all events of the workspace that the member can read.',
    allows: [
      permit(['create', 'update', 'delete', 'rotateSecret', 'test'], 'Webhook'),
      permit('replay', 'WebhookDelivery'),
    ],
  },
]);
