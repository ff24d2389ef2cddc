import { type RecipientState, recipientMayBecome } from '@frontdesk/domain';
import type { Prisma } from '../../db/generated/client.ts';
import type { Tx } from '../../db/tenant-db.ts';
import { enqueueSends } from '../../events/outbox.ts';
import { SUPERSEDED_BY_MERGE } from './send-eligibility.ts';
import { RECIPIENT_STATE_OF_MESSAGE } from './sync-message-status.ts';

interface ContactPair {
  readonly from: string;
  readonly to: string;
}

/** Before the contacts are held: whoever takes one of the two up holds their place first, and then their conversation. */
export const lockRecipients = (tx: Tx, { from, to }: ContactPair) => tx.sql<object>`
  select from campaign_recipients where contact_id in (${from}, ${to}) and state = 'PENDING' order by id for update`;

/** The further along, the more is known to have gone out: who was not reached may be written to, who was may not be a second time. */
const RANK: readonly RecipientState[] = [
  'SKIPPED',
  'FAILED',
  'PENDING',
  'SENDING',
  'UNCONFIRMED',
  'SENT',
  'DELIVERED',
  'READ',
  'REPLIED',
];

/** The places in campaigns go over. Of two in the same campaign the one that is further along stays, so that one person gets one message. */
export async function mergeRecipients(tx: Tx, { from, to }: ContactPair) {
  const behind = await tx.sql<LeftRecipient>`
    delete from campaign_recipients k using campaign_recipients g
    where k.contact_id = ${to} and g.contact_id = ${from} and g.campaign_id = k.campaign_id
      and array_position(${RANK}::text[], g.state) > array_position(${RANK}::text[], k.state)
    returning to_jsonb(k) as row`;
  const moved = await tx.sql<{ id: string }>`
    update campaign_recipients r set contact_id = ${to} where contact_id = ${from}
      and not exists (select from campaign_recipients o where o.campaign_id = r.campaign_id and o.contact_id = ${to})
    returning id`;
  const given = await tx.sql<LeftRecipient>`
    delete from campaign_recipients r where contact_id = ${from} returning to_jsonb(r) as row`;
  const left = [...behind, ...given].map(({ row }) => row);
  await rescheduleLeft(tx, left);
  return { recipients: moved.map(({ id }) => id), leftRecipients: left };
}

interface LeftRecipient {
  readonly row: Row & Prisma.InputJsonObject;
}

/** What a pause kept back is asked for now, and does not go: nobody would find it, and the next merge forgets for whom it gave way. */
async function rescheduleLeft(tx: Tx, left: readonly Row[]): Promise<void> {
  const open = left.filter(({ state }) => state === 'SENDING' || state === 'UNCONFIRMED');
  const ids = open.flatMap(({ message_id: id }) => id ?? []);
  if (open[0] && ids.length > 0) await enqueueSends(tx, open[0].workspace_id, ids);
}

interface UnmergeInput extends ContactPair {
  readonly recipients: readonly string[];
  readonly leftRecipients: unknown;
}

/** What went over goes back, and what gave way is there again. */
export async function unmergeRecipients(tx: Tx, { from, to, recipients, leftRecipients }: UnmergeInput): Promise<void> {
  await tx.campaignRecipient.updateMany({
    where: { id: { in: [...recipients] }, contactId: from },
    data: { contactId: to },
  });
  for (const row of (leftRecipients ?? []) as Row[]) await restoreRecipient(tx, row);
}

/** A row as the database keeps it. */
interface Row {
  readonly workspace_id: string;
  readonly campaign_id: string;
  readonly state: RecipientState;
  readonly message_id: string | null;
  readonly earlier_ids: readonly string[];
}

async function restoreRecipient(tx: Tx, row: Row): Promise<void> {
  // Held, as it was from the beginning: it does not end with somebody waiting in it.
  const [campaign] = await tx.sql<{
    state: string;
  }>`select state from campaigns where id = ${row.campaign_id} for share`;
  if (!campaign) return;
  const waits = row.state === 'PENDING' && ENDED.includes(campaign.state);
  const now = waits
    ? await skippedState(tx, row, campaign.state)
    : { ...row, ...(await stateOf(tx, row, campaign.state)) };
  await tx.sql`
    insert into campaign_recipients select * from jsonb_populate_record(null::campaign_recipients, ${JSON.stringify(now)}::jsonb)
    on conflict do nothing`;
  // Its order may have ended while nobody knew of a campaign to which it belongs.
  if (now.state === 'SENDING' && now.message_id) await enqueueSends(tx, row.workspace_id, [now.message_id]);
}

const ENDED: readonly string[] = ['COMPLETED', 'FAILED', 'CANCELLED'];

/** Nobody waits for a campaign that is over. Whoever was to be sent it again is what they were: the earlier one may have arrived. */
async function skippedState(tx: Tx, row: Row, campaign: string) {
  const [last, ...before] = row.earlier_ids.toReversed();
  if (!last) return { ...row, state: 'SKIPPED', reason: campaign === 'CANCELLED' ? 'CANCELLED' : 'SUPPRESSED' };
  const message = await tx.message.findFirst({ where: { id: last }, select: { sentAt: true } });
  const known = { message_id: last, earlier_ids: before.reverse(), sent_at: message?.sentAt ?? null };
  return { ...row, ...known, state: 'UNCONFIRMED' };
}

/** What became of its message since, of which it did not hear. What was kept back because it gave way is written anew, while anybody is. */
async function stateOf(tx: Tx, { state, message_id: id }: Row, campaign: string) {
  if (id === null) return { state };
  const message = await tx.message.findFirst({ where: { id }, select: { status: true, failureWords: true } });
  const is = message
    ? RECIPIENT_STATE_OF_MESSAGE[message.status as keyof typeof RECIPIENT_STATE_OF_MESSAGE]
    : 'UNCONFIRMED';
  if (!recipientMayBecome(state, is)) return { state };
  if (is !== 'SKIPPED') return { state: is };
  const waits = message?.failureWords === SUPERSEDED_BY_MERGE && !ENDED.includes(campaign);
  return waits ? { state: 'PENDING', message_id: null, sent_at: null } : { state: is, reason: 'SUPPRESSED' };
}
