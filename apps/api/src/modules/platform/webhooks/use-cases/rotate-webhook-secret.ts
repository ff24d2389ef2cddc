import { WEBHOOK_SECRET_GRACE_PERIOD_HOURS, type WebhookSecretGracePeriod } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { createSigningSecret } from '../secrets.ts';
import { lockWebhook, type WebhookRow } from '../webhooks.repository.ts';

/**
 * Creates a new secret. Until the end of the grace period requests carry both signatures, so that the receiver can
 * switch.
 */
export const rotateWebhookSecret = (
  ctx: WorkspaceContext,
  { id, gracePeriod }: { id: string; gracePeriod: WebhookSecretGracePeriod },
) =>
  ctx.db.write(async (tx) => {
    const webhook = authorize(ctx, 'rotateSecret', 'Webhook', await lockWebhook(tx, id));
    const { signingSecret, columns } = await createSigningSecret(ctx.services, tx, webhook);
    const data = { ...columns, ...previousOf(webhook, gracePeriod, ctx.services.clock()) };
    await tx.webhook.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data });
    await recordEvent(tx, ctx, {
      name: 'webhook.secret_rotated',
      subject: { type: 'Webhook', id },
      after: { gracePeriod },
    });
    return { type: 'WebhookSecretRotated', webhook: byId(id), secret: signingSecret } as const;
  });

function previousOf({ secret }: WebhookRow, gracePeriod: WebhookSecretGracePeriod, now: Date) {
  const hours = WEBHOOK_SECRET_GRACE_PERIOD_HOURS[gracePeriod];
  if (hours === 0) return { previousSecret: null, previousSecretEndsAt: null };
  return { previousSecret: secret, previousSecretEndsAt: new Date(now.getTime() + hours * 3_600_000) };
}
