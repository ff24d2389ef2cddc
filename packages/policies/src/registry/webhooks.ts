import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const webhookPolicies = policyGroup('Webhooks', [
  {
    key: 'webhook.read',
    description: 'View webhooks and deliveries. Payloads are limited to records the member can view.',
    dependsOn: [],
    allows: [permit('read', 'Webhook'), permit('read', 'WebhookDelivery')],
  },
  {
    key: 'webhook.manage',
    description: 'Create, edit, delete and test webhooks, rotate secrets and resend deliveries.',
    dependsOn: ['webhook.read'],
    warning: 'Webhooks can send all events that the member can view to any URL.',
    allows: [
      permit(['create', 'update', 'delete', 'rotateSecret', 'test'], 'Webhook'),
      permit('replay', 'WebhookDelivery'),
    ],
  },
]);
