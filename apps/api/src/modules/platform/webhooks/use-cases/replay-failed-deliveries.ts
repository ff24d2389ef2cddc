import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { badInput } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockWebhook, wakeDeliveryWorkers } from '../webhooks.repository.ts';

interface ReplayFailedDeliveries {
  readonly webhookId: string;
  readonly since: Date;
}

/** Sends failed deliveries since a time again, which a receiver missed during an outage. */
export const replayFailedDeliveries = (ctx: WorkspaceContext, { webhookId, since }: ReplayFailedDeliveries) =>
  ctx.db.write(async (tx) => {
    // PostgreSQL has no year 0.
    if (since.getTime() < 0) throw badInput('since is after 1970.', 'since');
    const webhook = authorize(ctx, 'test', 'Webhook', await lockWebhook(tx, webhookId));
    if (webhook.state === 'DISABLED') return refused('WEBHOOK_DISABLED');
    const again = { state: 'PENDING', tries: 0, nextAttemptAt: ctx.services.clock() };
    const failed = { webhookId, state: 'FAILED', test: false, createdAt: { gte: since } };
    const { count } = await tx.webhookDelivery.updateMany({ where: failed, data: again });
    if (count > 0) await wakeDeliveryWorkers(tx);
    const subject = { type: 'Webhook', id: webhookId };
    const after = { count, since: since.toISOString() };
    await recordEvent(tx, ctx, { name: 'webhook_delivery.replayed', subject, after });
    return { type: 'FailedDeliveriesReplayed', count } as const;
  });
