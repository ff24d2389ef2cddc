import type { Webhook, WebhookDelivery } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type WebhookRow = Webhook;
export type DeliveryRow = WebhookDelivery;

export const lockWebhook = (tx: Tx, id: string) => lockRow<WebhookRow>(tx, 'Webhook', id);

export const webhookById = (tx: Tx, id: string): Promise<WebhookRow | null> => tx.webhook.findFirst({ where: { id } });

export const lockDelivery = (tx: Tx, id: string) => lockRow<DeliveryRow>(tx, 'WebhookDelivery', id);

/** Puts the pending deliveries of a disabled webhook on hold until it is enabled. */
export const holdDeliveries = (tx: Tx, webhookId: string) =>
  tx.sql`update webhook_deliveries set next_attempt_at = null, claimed_until = null
    where webhook_id = ${webhookId}::uuid and state = 'PENDING' and not test`;

export const releaseDeliveries = (tx: Tx, webhookId: string, now: Date) =>
  tx.sql`update webhook_deliveries set next_attempt_at = ${now}::timestamptz
    where webhook_id = ${webhookId}::uuid and state = 'PENDING' and next_attempt_at is null`;

/** Wakes the delivery workers when the transaction commits. */
export const wakeDeliveryWorkers = (tx: Tx) => tx.sql`select app.enqueue('deliver_webhooks', '{}'::jsonb)`;
