import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockWebhook } from '../webhooks.repository.ts';

export const deleteWebhook = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const webhook = authorize(ctx, 'delete', 'Webhook', await lockWebhook(tx, id));
    await tx.webhook.delete({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } } });
    const before = { url: new URL(webhook.url).origin, description: webhook.description };
    await recordEvent(tx, ctx, { name: 'webhook.deleted', subject: { type: 'Webhook', id }, before });
    return { type: 'WebhookDeleted', id } as const;
  });
