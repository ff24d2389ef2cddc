import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Webhook } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { originOf } from '../../../../egress/origin-of.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { readableEventTypes } from '../event-subjects.ts';
import { createSigningSecret } from '../secrets.ts';
import { toAuditData, type ValidWebhook, validateWebhook, type WebhookInput } from '../webhook-validation.ts';
import { lockWebhook } from '../webhooks.repository.ts';

/** Pending deliveries go to the new address, too. Another origin gets a new signing secret: the old one never signs for it. */
export async function updateWebhook(ctx: WorkspaceContext, { id, ...input }: WebhookInput & { id: string }) {
  const terms = await validateWebhook(ctx, input);
  if (isRefused(terms)) return terms;
  return ctx.db.write(async (tx) => {
    const webhook = authorize(ctx, 'update', 'Webhook', await lockWebhook(tx, id));
    if (webhook.url !== terms.url && (await retainsUnreadableTypes(tx, ctx, webhook)))
      return refused('WEBHOOK_KEEPS_UNREADABLE', 'url');
    const { signingSecret, columns } = await secretFor(tx, ctx, webhook, terms.url);
    const where = { workspaceId_id: { workspaceId: ctx.workspace.id, id } };
    await tx.webhook.update({ where, data: { ...terms, ...columns } });
    const change = { before: toAuditData(webhook as unknown as ValidWebhook), after: toAuditData(terms) };
    await recordEvent(tx, ctx, { name: 'webhook.updated', subject: { type: 'Webhook', id }, ...change });
    if (signingSecret !== null)
      await recordEvent(tx, ctx, {
        name: 'webhook.secret_rotated',
        subject: { type: 'Webhook', id },
        after: { gracePeriod: 'NOW' },
      });
    return { type: 'WebhookUpdated', webhook: byId(id), secret: signingSecret } as const;
  });
}

// oxlint-disable-next-line max-params -- the transaction, the caller, the row, and its change.
async function secretFor(tx: Tx, { services }: WorkspaceContext, webhook: Webhook, url: string) {
  if (originOf(url) === originOf(webhook.url)) return { signingSecret: null, columns: {} };
  const { signingSecret, columns } = await createSigningSecret(services, tx, { ...webhook, url });
  return { signingSecret, columns: { ...columns, previousSecret: null, previousSecretEndsAt: null } };
}

/** Pending and replayed deliveries go to the new URL, so the caller must be able to read stored and selected events. */
async function retainsUnreadableTypes(tx: Tx, ctx: WorkspaceContext, { id, eventTypes }: Webhook): Promise<boolean> {
  const readable = readableEventTypes(ctx);
  if (!eventTypes.every((name) => readable.includes(name))) return true;
  const stored = { webhookId: id, type: { notIn: readable } };
  return (await tx.webhookDelivery.findFirst({ where: stored, select: { id: true } })) !== null;
}
