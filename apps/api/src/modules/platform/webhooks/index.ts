export { WebhookFields, WebhookResolver } from './graphql/webhook.resolver.ts';
export { WebhookDeliveryFields } from './graphql/webhook-delivery.ts';
export { startDeliveryWorker } from './jobs/delivery-worker.ts';
export { sweepWebhooksJob } from './jobs/sweep-webhooks-job.ts';
export { bindWebhookSecrets } from './secrets.ts';
