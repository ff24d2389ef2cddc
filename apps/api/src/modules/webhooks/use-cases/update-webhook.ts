import { authorize } from '../../../context/authorize.ts';
import type { WorkspaceContext } from '../../../context/context.ts';
import { record } from '../../../events/record.ts';
import { Refused } from '../../../graphql/refused.type.ts';
import { WebhookUpdated } from '../graphql/webhook.results.ts';
import { type KeptTerms, toldTerms, type WebhookTerms, webhookTerms } from '../webhook-terms.ts';
import { lockWebhook } from '../webhooks.repository.ts';

/** What waits already goes to the new address, too: it is the same endpoint to whoever moved it. */
export async function updateWebhook(ctx: WorkspaceContext, { id, ...input }: WebhookTerms & { id: string }) {
  const terms = await webhookTerms(ctx, input);
  if (terms instanceof Refused) return terms;
  return ctx.db.write(async (tx) => {
    const webhook = authorize(ctx, 'update', 'Webhook', await lockWebhook(tx, id));
    await tx.webhook.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data: terms });
    const change = { before: toldTerms(webhook as unknown as KeptTerms), after: toldTerms(terms) };
    await record(tx, ctx, { name: 'webhook.updated', subject: { type: 'Webhook', id }, ...change });
    return new WebhookUpdated(id);
  });
}
