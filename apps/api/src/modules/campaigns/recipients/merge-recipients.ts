import { type RecipientStatus, recipientMayBecome } from '@frontdesk/domain';
import type { Prisma } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueSends } from '../../../events/outbox.ts';
import { RECIPIENT_STATE_OF_MESSAGE } from './recipient-states.ts';
import { SUPERSEDED_BY_MERGE } from './send-eligibility.ts';

interface ContactPair {
  readonly from: string;
  readonly to: string;
}

/** Locks pending recipients before the contacts are locked, in the same order as when sending. */
export const lockRecipients = (tx: Tx, { from, to }: ContactPair) => tx.sql<object>`
  select from campaign_recipients where contact_id in (${from}, ${to}) and state = 'PENDING' order by id for update`;

/**
 * Recipient states from "nothing was sent" to "replied". If two recipients are merged, the later state is kept, so that
 * the contact does not receive the message twice.
 */
const RANK: readonly RecipientStatus[] = [
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

/**
 * Assigns the merged contact's recipients to the kept contact. If both contacts are recipients of a campaign, keeps the
 * recipient with the more advanced state, or the kept contact's recipient if the states are equal. Returns the ids of
 * the moved recipients and the rows of the removed recipients, so that the merge can be undone.
 */
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
  return { recipients: moved.map(({ id }) => id), droppedRecipients: left };
}

interface LeftRecipient {
  readonly row: Row & Prisma.InputJsonObject;
}

/**
 * Enqueues the unsent messages of removed recipients, so that the send job suppresses them, because no other job would
 * process them.
 */
async function rescheduleLeft(tx: Tx, left: readonly Row[]): Promise<void> {
  const open = left.filter(({ state }) => state === 'SENDING' || state === 'UNCONFIRMED');
  const ids = open.flatMap(({ message_id: id }) => id ?? []);
  if (open[0] && ids.length > 0) await enqueueSends(tx, open[0].workspace_id, ids);
}

interface UnmergeInput extends ContactPair {
  readonly recipients: readonly string[];
  readonly droppedRecipients: unknown;
}

/**
 * Undoes `mergeRecipients`: assigns the moved recipients back to the merged contact and restores the removed
 * recipients.
 */
export async function unmergeRecipients(
  tx: Tx,
  { from, to, recipients, droppedRecipients }: UnmergeInput,
): Promise<void> {
  await tx.campaignRecipient.updateMany({
    where: { id: { in: [...recipients] }, contactId: from },
    data: { contactId: to },
  });
  for (const row of (droppedRecipients ?? []) as Row[]) await restoreRecipient(tx, row);
}

/** Row of `campaign_recipients` as JSON. */
interface Row {
  readonly workspace_id: string;
  readonly campaign_id: string;
  readonly state: RecipientStatus;
  readonly message_id: string | null;
  readonly previous_message_ids: readonly string[];
}

async function restoreRecipient(tx: Tx, row: Row): Promise<void> {
  // Locks the campaign, so that it cannot complete while the recipient is being restored as pending.
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
  // The send job of the message may have ended while the recipient was removed.
  if (now.state === 'SENDING' && now.message_id) await enqueueSends(tx, row.workspace_id, [now.message_id]);
}

const ENDED: readonly string[] = ['COMPLETED', 'FAILED', 'CANCELLED'];

/**
 * Returns the state of a restored recipient that was pending if the campaign has ended in the meantime: UNCONFIRMED if
 * the recipient was waiting for a resend, otherwise SKIPPED.
 */
async function skippedState(tx: Tx, row: Row, campaign: string) {
  const [last, ...before] = row.previous_message_ids.toReversed();
  if (!last) return { ...row, state: 'SKIPPED', reason: campaign === 'CANCELLED' ? 'CANCELLED' : 'SUPPRESSED' };
  const message = await tx.message.findFirst({ where: { id: last }, select: { sentAt: true } });
  const known = { message_id: last, previous_message_ids: before.reverse(), sent_at: message?.sentAt ?? null };
  return { ...row, ...known, state: 'UNCONFIRMED' };
}

/**
 * Returns the state of a restored recipient, based on the current status of its message. If the merge suppressed the
 * message and the campaign has not ended, the state is PENDING.
 */
async function stateOf(tx: Tx, { state, message_id: id }: Row, campaign: string) {
  if (id === null) return { state };
  const message = await tx.message.findFirst({ where: { id }, select: { status: true, failureMessage: true } });
  const is = message
    ? RECIPIENT_STATE_OF_MESSAGE[message.status as keyof typeof RECIPIENT_STATE_OF_MESSAGE]
    : 'UNCONFIRMED';
  if (!recipientMayBecome(state, is)) return { state };
  if (is !== 'SKIPPED') return { state: is };
  const waits = message?.failureMessage === SUPERSEDED_BY_MERGE && !ENDED.includes(campaign);
  return waits ? { state: 'PENDING', message_id: null, sent_at: null } : { state: is, reason: 'SUPPRESSED' };
}

/**
 * Locks the campaigns whose audience lists the contact or whose recipient was removed in an earlier merge. Campaigns
 * are locked before recipients, in the same order as in every state change of a campaign.
 */
export const lockCampaigns = (tx: Tx, contactId: string) => tx.sql<object>`
  select from campaigns where ${contactId}::uuid = any(audience_ids)
    or id in (select (recipient ->> 'campaign_id')::uuid
      from contact_merges m cross join jsonb_array_elements(m.dropped_recipients) recipient where m.contact_id = ${contactId})
  order by id for update`;

/**
 * Replaces the merged contact with the kept contact in the audiences of all campaigns. Finished campaigns are included
 * because they can be copied.
 */
export async function mergeNamedContacts(tx: Tx, { from, to }: ContactPair) {
  const found = await tx.sql<{ id: string; both: boolean }>`
    update campaigns c set audience_ids = array(
      select name from unnest(array_replace(c.audience_ids, ${from}::uuid, ${to}::uuid)) with ordinality names (name, place)
      group by name order by min(place))
    from (select id, ${to}::uuid = any(audience_ids) as both from campaigns where ${from}::uuid = any(audience_ids)) was
    where c.id = was.id returning c.id, was.both`;
  const ids = (both: boolean) => found.filter((one) => one.both === both).map(({ id }) => id);
  return { campaignIds: ids(false), sharedCampaignIds: ids(true) };
}

interface UnmergeNamesInput extends ContactPair {
  readonly campaignIds: readonly string[];
  readonly sharedCampaignIds: readonly string[];
}

/** Undoes `mergeNamedContacts`. An audience that no longer contains the kept contact is not changed. */
export async function unmergeNames(
  tx: Tx,
  { from, to, campaignIds, sharedCampaignIds }: UnmergeNamesInput,
): Promise<void> {
  await tx.sql`
    update campaigns set audience_ids = array_replace(audience_ids, ${from}::uuid, ${to}::uuid)
     where id = any(${campaignIds}::uuid[])`;
  await tx.sql`
    update campaigns set audience_ids = array_append(audience_ids, ${to}::uuid)
     where id = any(${sharedCampaignIds}::uuid[]) and ${from}::uuid = any(audience_ids)`;
}
