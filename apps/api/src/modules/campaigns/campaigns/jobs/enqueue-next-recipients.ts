import type { SkipReason } from '@frontdesk/domain';
import type { Services } from '../../../../auth/context.ts';
import type { Contact } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueSend } from '../../../../events/outbox.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { toStatement } from '../../../../query-compiler/index.ts';
import { isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { recipientOutcome } from '../audience.ts';
import { audienceOf, type CampaignRow } from '../campaigns.repository.ts';
import { renderMessage, sendCampaignMessage } from '../render-message.ts';
import { revertResend } from '../revert-resend.ts';
import type { CampaignOrderField } from './begin-batch.ts';

interface BatchOrder extends CampaignOrderField {
  readonly codes: readonly string[];
}

/**
 * Result of enqueuing a recipient: the id of the message, SKIPPED if the recipient is now excluded, or null if no
 * recipient is left, the campaign is not running, or sending is paused in the workspace.
 */
type EnqueueResult = { readonly messageId: string } | 'SKIPPED' | null;

const CLAIM_MS = 60_000;

/**
 * Claims the next recipient, checks eligibility again and enqueues the message, in one transaction. Pausing waits for
 * this transaction, so no recipient is claimed after a pause has taken effect.
 */
export const enqueueNextRecipient = (
  services: Services,
  by: EventContext,
  { workspaceId, id, codes }: BatchOrder,
): Promise<EnqueueResult> =>
  services.database.forWorkspace(workspaceId).write(async (tx) => {
    const [running] = await tx.sql<object>`select from campaigns where id = ${id} and state = 'RUNNING' for share`;
    if (!running || !(await isSendingEnabled(tx))) return null;
    const [next] = await tx.sql<NextRecipient>`
      select id, contact_id as "contactId", previous_message_ids as "previousMessageIds" from campaign_recipients
      where campaign_id = ${id} and state = 'PENDING' and calling_code = any(${codes}::text[])
      order by id limit 1 for update skip locked`;
    if (!next) return null;
    const campaign = await tx.campaign.findFirstOrThrow({ where: { id } });
    return claimRecipient(tx, services, { campaign, next, by });
  });

interface NextRecipient {
  readonly id: string;
  readonly contactId: string;
  /** Ids of earlier messages of this campaign to the contact, which may have been delivered. */
  readonly previousMessageIds: readonly string[];
}

interface RecipientClaim {
  readonly campaign: CampaignRow;
  readonly next: NextRecipient;
  readonly by: EventContext;
}

async function claimRecipient(
  tx: Tx,
  services: Services,
  { campaign, next, by }: RecipientClaim,
): Promise<EnqueueResult> {
  const now = services.clock();
  const outcome = await currentOutcome(tx, services, { campaign, next });
  if (outcome !== 'INCLUDED') return skipRecipient(tx, next, { campaignId: campaign.id, reason: outcome, now });
  const contact: Contact = await tx.contact.findFirstOrThrow({ where: { id: next.contactId } });
  const message = await renderMessage(tx, campaign, contact);
  if (!message) return skipRecipient(tx, next, { campaignId: campaign.id, reason: 'VARIABLE_EMPTY', now });
  const messageId = await sendCampaignMessage(tx, by, { contactId: contact.id, message });
  await tx.campaignRecipient.updateMany({
    where: { id: next.id },
    data: { state: 'SENDING', messageId, attempts: { increment: 1 }, sentAt: now, updatedAt: now },
  });
  const order = { workspaceId: campaign.workspaceId, messageId, isOfCampaign: true };
  await enqueueSend(tx, order, new Date(now.getTime() + CLAIM_MS));
  return { messageId };
}

type RecipientContext = Omit<RecipientClaim, 'by'>;

/**
 * Returns the current eligibility of the recipient. Since the start of the campaign, the contact may have opted out,
 * been blocked or received another message.
 */
async function currentOutcome(tx: Tx, services: Services, { campaign, next }: RecipientContext) {
  const query = recipientOutcome({ services }, audienceOf(campaign), next);
  const [row] = await tx.run<{ outcome: SkipReason | 'INCLUDED' }>(toStatement(query));
  if (!row) throw new Error('The recipient has no contact.');
  return row.outcome;
}

interface SkipInput {
  readonly campaignId: string;
  readonly reason: SkipReason;
  readonly now: Date;
}

async function skipRecipient(
  tx: Tx,
  { id }: NextRecipient,
  { campaignId, reason, now }: SkipInput,
): Promise<'SKIPPED'> {
  if ((await revertResend(tx, { campaignId, id })) === 0)
    await tx.campaignRecipient.updateMany({ where: { id }, data: { state: 'SKIPPED', reason, updatedAt: now } });
  return 'SKIPPED';
}
