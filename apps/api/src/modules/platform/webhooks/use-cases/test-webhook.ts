import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { publishWebhookTest } from '../../../../events/webhook-payloads/publish.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockWebhook, webhookById } from '../webhooks.repository.ts';

/** Sends one example event, also to a disabled endpoint, to check whether it works again. */
export async function testWebhook(ctx: WorkspaceContext, { id }: { id: string }) {
  await ctx.db.read(async (tx) => authorize(ctx, 'test', 'Webhook', await webhookById(tx, id)));
  await ctx.services.rateLimits.take('test:webhooks', ctx.workspace.id);
  return ctx.db.write(async (tx) => {
    authorize(ctx, 'test', 'Webhook', await lockWebhook(tx, id));
    const actor = { kind: ctx.actor.kind === 'user' ? 'USER' : 'API_KEY', id: null, name: ctx.actor.name };
    const happening = { workspaceId: ctx.workspace.id, at: ctx.services.clock(), actor, subjectId: id };
    const deliveryId = await publishWebhookTest(tx, happening, id);
    await recordEvent(tx, ctx, { name: 'webhook.tested', subject: { type: 'Webhook', id } });
    return { type: 'WebhookTested', delivery: byId(deliveryId) } as const;
  });
}
