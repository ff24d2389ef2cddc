export { bindWebhookSecrets } from './bind-secrets.ts';
export { startDeliverer } from './delivery/deliverer.ts';
export { sweepWebhooksJob } from './delivery/sweep-webhooks.ts';
export { WebhookFields } from './graphql/webhook.fields.ts';
export { WebhookResolver } from './graphql/webhook.resolver.ts';
export { WebhookDeliveryFields } from './graphql/webhook-delivery.fields.ts';
