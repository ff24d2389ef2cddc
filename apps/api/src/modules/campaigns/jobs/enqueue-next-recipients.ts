import type { SkipReason } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { Contact } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueSend } from '../../../events/outbox.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { toStatement } from '../../../query-compiler/index.ts';
import { mayGoOut } from '../../conversations/index.ts';
import { outcomeOfOne } from '../audience.ts';
import { audienceOf, type CampaignRow } from '../campaigns.repository.ts';
import { composeFor, messageTo } from '../render-message.ts';
import { leaveAsKnown } from '../revert-resend.ts';
import type { CampaignOrder } from './begin-batch.ts';

interface Taking extends CampaignOrder {
  readonly codes: readonly string[];
}

/** A message that is to be sent now; SKIPPED where somebody turned out to be left out; null when there is nobody to take. */
type Taken = { readonly messageId: string } | 'SKIPPED' | null;

const TAKEN_UP_MS = 60_000;

/**
 * The next who waits: asked once more whether they may be written to, with a message in their conversation, on its way. All of that is
 * one transaction, so nobody is taken twice, by however many workers. Whoever pauses waits for it, and nobody is taken after.
 */
export const takeNext = (services: Services, by: EventContext, { workspaceId, id, codes }: Taking): Promise<Taken> =>
  services.database.inWorkspace(workspaceId).write(async (tx) => {
    const [running] = await tx.sql<object>`select from campaigns where id = ${id} and state = 'RUNNING' for share`;
    if (!running || !(await mayGoOut(tx))) return null;
    const [next] = await tx.sql<Next>`
      select id, contact_id as "contactId", earlier_ids as "earlierIds" from campaign_recipients
      where campaign_id = ${id} and state = 'PENDING' and calling_code = any(${codes}::text[])
      order by id limit 1 for update skip locked`;
    if (!next) return null;
    const campaign = await tx.campaign.findFirstOrThrow({ where: { id } });
    return takeUp(tx, services, { campaign, next, by });
  });

interface Next {
  readonly id: string;
  readonly contactId: string;
  /** Messages to them that may have arrived. */
  readonly earlierIds: readonly string[];
}

interface TakingUp {
  readonly campaign: CampaignRow;
  readonly next: Next;
  readonly by: EventContext;
}

async function takeUp(tx: Tx, services: Services, { campaign, next, by }: TakingUp): Promise<Taken> {
  const now = services.clock();
  const outcome = await outcomeNow(tx, services, { campaign, next });
  if (outcome !== 'RECEIVES') return skip(tx, next, { campaignId: campaign.id, reason: outcome, now });
  const contact: Contact = await tx.contact.findFirstOrThrow({ where: { id: next.contactId } });
  const message = await composeFor(tx, campaign, contact);
  if (!message) return skip(tx, next, { campaignId: campaign.id, reason: 'VARIABLE_EMPTY', now });
  const messageId = await messageTo(tx, by, { contactId: contact.id, message });
  await tx.campaignRecipient.updateMany({
    where: { id: next.id },
    data: { state: 'SENDING', messageId, attempts: { increment: 1 }, sentAt: now, updatedAt: now },
  });
  const order = { workspaceId: campaign.workspaceId, messageId, isOfCampaign: true };
  await enqueueSend(tx, order, new Date(now.getTime() + TAKEN_UP_MS));
  return { messageId };
}

type Asked = Omit<TakingUp, 'by'>;

/** What was right when the campaign began may be wrong by now: STOP, a block, another message. */
async function outcomeNow(tx: Tx, services: Services, { campaign, next }: Asked) {
  const query = outcomeOfOne({ services }, audienceOf(campaign), next);
  const [row] = await tx.run<{ outcome: SkipReason | 'RECEIVES' }>(toStatement(query));
  if (!row) throw new Error('A recipient goes with its contact.');
  return row.outcome;
}

interface Skip {
  readonly campaignId: string;
  readonly reason: SkipReason;
  readonly now: Date;
}

async function skip(tx: Tx, { id }: Next, { campaignId, reason, now }: Skip): Promise<'SKIPPED'> {
  if ((await leaveAsKnown(tx, { campaignId, id })) === 0)
    await tx.campaignRecipient.updateMany({ where: { id }, data: { state: 'SKIPPED', reason, updatedAt: now } });
  return 'SKIPPED';
}
