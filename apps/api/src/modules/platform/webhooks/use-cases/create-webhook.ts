import { WEBHOOK_LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { createSigningSecret } from '../secrets.ts';
import { toAuditData, validateWebhook, type WebhookInput } from '../webhook-validation.ts';

/** Creates a webhook endpoint. The secret is only in the result (WC-26). */
export async function createWebhook(ctx: WorkspaceContext, input: WebhookInput) {
  const terms = await validateWebhook(ctx, input);
  if (isRefused(terms)) return terms;
  return ctx.db.write(async (tx) => {
    // Locked, so that concurrent requests cannot exceed the limit.
    await lockWorkspace(tx);
    if ((await tx.webhook.count()) >= WEBHOOK_LIMITS.endpoints) return refused('WEBHOOKS_TOO_MANY');
    const owned = { workspaceId: ctx.workspace.id, id: uuidv7() };
    const { signingSecret, columns } = await createSigningSecret(ctx.services, tx, { ...owned, url: terms.url });
    const by = { createdById: ctx.membership.userId, createdByName: ctx.actor.name, createdAt: ctx.services.clock() };
    await tx.webhook.create({ data: { ...owned, ...terms, ...columns, ...by } });
    const subject = { type: 'Webhook', id: owned.id };
    await recordEvent(tx, ctx, { name: 'webhook.created', subject, after: toAuditData(terms) });
    return { type: 'WebhookCreated', webhook: byId(owned.id), secret: signingSecret } as const;
  });
}
