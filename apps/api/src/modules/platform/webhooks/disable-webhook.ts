import { WEBHOOK_DISABLED_MESSAGES, type WebhookDisabledReason } from '@frontdesk/domain';
import { effectivePolicies } from '@frontdesk/policies';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EmailContent } from '../../../email/email.ts';
import { notify } from '../../../events/notify.ts';
import { enqueueEmail } from '../../../events/outbox.ts';
import { recordEvent } from '../../../events/record-event.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { allMembers, roleAndGrantsOf } from '../../access/members/index.ts';
import { holdDeliveries, type WebhookRow } from './webhooks.repository.ts';

type Parts = Pick<Services, 'clock' | 'sealer' | 'publicBaseUrl'>;

const MOST_MAILS = 20;
const FRONTDESK = { kind: 'system', name: 'Frontdesk' } as const;

/**
 * Disables a webhook and notifies the members who can enable it again, up to MOST_MAILS of them also by email. Pending
 * deliveries wait until the webhook is enabled.
 */
export async function disableWebhook(tx: Tx, services: Parts, webhook: WebhookRow, reason: WebhookDisabledReason) {
  const { workspaceId, id } = webhook;
  const data = { state: 'DISABLED', disabledReason: reason, disabledAt: services.clock() };
  await tx.webhook.update({ where: { workspaceId_id: { workspaceId, id } }, data });
  await holdDeliveries(tx, id);
  const by = asSystemActor(services, workspaceId, FRONTDESK);
  await recordEvent(tx, by, { name: 'webhook.disabled', subject: { type: 'Webhook', id }, after: { reason } });
  const managers = await webhookManagers(tx, services.clock());
  const to = managers.map(({ id: memberId }) => memberId);
  await notify(tx, by, {
    kind: 'WEBHOOK_DISABLED',
    to,
    detail: new URL(webhook.url).host.slice(0, 200),
    subjectId: id,
  });
  const workspace = await tx.workspace.findFirstOrThrow({ select: { name: true, slug: true } });
  for (const { user } of managers.slice(0, MOST_MAILS)) {
    await enqueueEmail(tx, services, disabledEmail(services, { to: user.email, webhook, workspace, reason }));
  }
}

/** Returns the members who are allowed to enable the webhook. */
const webhookManagers = async (tx: Tx, now: Date) =>
  (await allMembers(tx)).filter((one) => effectivePolicies({ ...roleAndGrantsOf(one), now }).has('webhook.manage'));

interface DisabledWebhookMailInput {
  readonly to: string;
  readonly webhook: Pick<WebhookRow, 'url'>;
  readonly workspace: { readonly name: string; readonly slug: string };
  readonly reason: WebhookDisabledReason;
}

const disabledEmail = (
  { publicBaseUrl }: Parts,
  { to, webhook, workspace, reason }: DisabledWebhookMailInput,
): EmailContent => ({
  to,
  subject: `A webhook of ${workspace.name} was disabled`,
  paragraphs: [
    `${workspace.name} no longer sends events to ${new URL(webhook.url).host}. ${WEBHOOK_DISABLED_MESSAGES[reason]}`,
    'Events are kept for 30 days. Fix the endpoint, then enable the webhook.',
  ],
  action: { label: 'View webhooks', url: `${publicBaseUrl}/admin/${workspace.slug}/webhooks` },
});
