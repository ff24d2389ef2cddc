import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockDelivery, lockWebhook, wakeDeliveryWorkers } from '../webhooks.repository.ts';

/** Sends a delivery again now, with all attempts available. Receivers recognize it by its id. */
export const replayDelivery = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const found = await tx.webhookDelivery.findFirst({ where: { id }, select: { webhookId: true } });
    // Lock the endpoint first, in the common lock order.
    const webhook = found && (await lockWebhook(tx, found.webhookId));
    const delivery = authorize(ctx, 'replay', 'WebhookDelivery', await lockDelivery(tx, id));
    if (webhook?.state === 'DISABLED' && !delivery.test) return refused('WEBHOOK_DISABLED');
    const now = ctx.services.clock();
    const again = { state: 'PENDING', tries: 0, nextAttemptAt: now, claimedUntil: null, deliveredAt: null };
    await tx.webhookDelivery.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data: again });
    await wakeDeliveryWorkers(tx);
    const subject = { type: 'WebhookDelivery', id };
    await recordEvent(tx, ctx, { name: 'webhook_delivery.replayed', subject, after: { count: 1 } });
    return { type: 'DeliveryReplayed', delivery: byId(id) } as const;
  });
