import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockWebhook, releaseDeliveries, wakeDeliveryWorkers } from '../webhooks.repository.ts';

/** Enables a webhook, resets its failures and releases pending deliveries. */
export const enableWebhook = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const webhook = authorize(ctx, 'update', 'Webhook', await lockWebhook(tx, id));
    if (webhook.state === 'ACTIVE') return refused('WEBHOOK_ENABLED');
    const clean = { state: 'ACTIVE', disabledReason: null, disabledAt: null, failedAttempts: 0, failingSince: null };
    await tx.webhook.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data: clean });
    await releaseDeliveries(tx, id, ctx.services.clock());
    await wakeDeliveryWorkers(tx);
    const before = { reason: webhook.disabledReason };
    await recordEvent(tx, ctx, { name: 'webhook.enabled', subject: { type: 'Webhook', id }, before });
    return { type: 'WebhookEnabled', webhook: byId(id) } as const;
  });
