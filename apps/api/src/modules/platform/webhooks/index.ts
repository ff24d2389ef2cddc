export { bindWebhookSecrets } from './bind-secrets.ts';
export { WebhookFields } from './graphql/webhook.fields.ts';
export { WebhookResolver } from './graphql/webhook.resolver.ts';
export { WebhookDeliveryFields } from './graphql/webhook-delivery.fields.ts';
export { startDeliveryWorker } from './jobs/delivery-worker.ts';
export { sweepWebhooksJob } from './jobs/sweep-webhooks-job.ts';
