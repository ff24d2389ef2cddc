import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { badInput } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { publishWebhookTest } from '../../../../events/webhook-payloads/publish.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockDelivery, lockWebhook, wakeDeliveryWorkers, webhookById } from '../webhooks.repository.ts';

/**
 * Resends a delivery immediately, with a new series of attempts. Its id does not change, so that receivers can detect a
 * duplicate. Refused if the webhook is disabled, unless the delivery is a test.
 */
export const resendDelivery = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const found = await tx.webhookDelivery.findFirst({ where: { id }, select: { webhookId: true } });
    // The webhook is locked before the delivery, in the same order as in all transactions.
    const webhook = found && (await lockWebhook(tx, found.webhookId));
    const delivery = authorize(ctx, 'replay', 'WebhookDelivery', await lockDelivery(tx, id));
    if (webhook?.state === 'DISABLED' && !delivery.test) return refused('WEBHOOK_DISABLED');
    const now = ctx.services.clock();
    const again = { state: 'PENDING', tries: 0, nextAttemptAt: now, claimedUntil: null, deliveredAt: null };
    await tx.webhookDelivery.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data: again });
    await wakeDeliveryWorkers(tx);
    const subject = { type: 'WebhookDelivery', id };
    await recordEvent(tx, ctx, { name: 'webhook_delivery.replayed', subject, after: { count: 1 } });
    return { delivery: byId(id) } as const;
  });

interface ResendFailedDeliveries {
  readonly webhookId: string;
  readonly since: Date;
}

/**
 * Resends all failed deliveries, except tests, that were created since a given time, for example after an outage of the
 * receiver. Refused if the webhook is disabled.
 */
export const resendFailedDeliveries = (ctx: WorkspaceContext, { webhookId, since }: ResendFailedDeliveries) =>
  ctx.db.write(async (tx) => {
    // Times before 1970 are refused, because they include the year 0, which PostgreSQL cannot store.
    if (since.getTime() < 0) throw badInput('since must be after 1970.', 'since');
    const webhook = authorize(ctx, 'test', 'Webhook', await lockWebhook(tx, webhookId));
    if (webhook.state === 'DISABLED') return refused('WEBHOOK_DISABLED');
    const again = { state: 'PENDING', tries: 0, nextAttemptAt: ctx.services.clock() };
    const failed = { webhookId, state: 'FAILED', test: false, createdAt: { gte: since } };
    const { count } = await tx.webhookDelivery.updateMany({ where: failed, data: again });
    if (count > 0) await wakeDeliveryWorkers(tx);
    const subject = { type: 'Webhook', id: webhookId };
    const after = { count, since: since.toISOString() };
    await recordEvent(tx, ctx, { name: 'webhook_delivery.replayed', subject, after });
    return { count } as const;
  });

/**
 * Sends one example event. The event is also sent if the webhook is disabled, so that the endpoint can be tested before
 * the webhook is enabled.
 */
export async function testWebhook(ctx: WorkspaceContext, { id }: { id: string }) {
  await ctx.db.read(async (tx) => authorize(ctx, 'test', 'Webhook', await webhookById(tx, id)));
  await ctx.services.rateLimits.take('test:webhooks', ctx.workspace.id);
  return ctx.db.write(async (tx) => {
    authorize(ctx, 'test', 'Webhook', await lockWebhook(tx, id));
    const actor = { kind: ctx.actor.kind === 'user' ? 'USER' : 'API_KEY', id: null, name: ctx.actor.name };
    const event = { workspaceId: ctx.workspace.id, at: ctx.services.clock(), actor, subjectId: id };
    const deliveryId = await publishWebhookTest(tx, event, id);
    await recordEvent(tx, ctx, { name: 'webhook.tested', subject: { type: 'Webhook', id } });
    return { delivery: byId(deliveryId) } as const;
  });
}
