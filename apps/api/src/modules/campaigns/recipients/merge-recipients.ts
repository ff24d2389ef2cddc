import { type RecipientState, recipientMayBecome } from '@frontdesk/domain';
import type { Prisma } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueSends } from '../../../events/outbox.ts';
import { SUPERSEDED_BY_MERGE } from './send-eligibility.ts';
import { RECIPIENT_STATE_OF_MESSAGE } from './sync-message-status.ts';

interface ContactPair {
  readonly from: string;
  readonly to: string;
}

/** Locks recipients before contacts: sending locks the recipient first and then its conversation. */
export const lockRecipients = (tx: Tx, { from, to }: ContactPair) => tx.sql<object>`
  select from campaign_recipients where contact_id in (${from}, ${to}) and state = 'PENDING' order by id for update`;

/**
 * In order of what is known to have been sent: unreached recipients may be messaged, reached ones must not be
 * messaged again.
 */
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

/**
 * Moves recipients to the kept contact. Of two in the same campaign the more advanced one stays, so that a person
 * gets one message.
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

/** Deferred messages of superseded recipients are checked now and cancelled, because nothing would find them later. */
async function rescheduleLeft(tx: Tx, left: readonly Row[]): Promise<void> {
  const open = left.filter(({ state }) => state === 'SENDING' || state === 'UNCONFIRMED');
  const ids = open.flatMap(({ message_id: id }) => id ?? []);
  if (open[0] && ids.length > 0) await enqueueSends(tx, open[0].workspace_id, ids);
}

interface UnmergeInput extends ContactPair {
  readonly recipients: readonly string[];
  readonly droppedRecipients: unknown;
}

/** Moves recipients back and restores superseded ones. */
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

/** A row as stored. */
interface Row {
  readonly workspace_id: string;
  readonly campaign_id: string;
  readonly state: RecipientState;
  readonly message_id: string | null;
  readonly previous_message_ids: readonly string[];
}

async function restoreRecipient(tx: Tx, row: Row): Promise<void> {
  // Locked from the beginning, so that the campaign does not complete with a pending recipient.
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
  // Its job may have ended while the recipient was detached from the campaign.
  if (now.state === 'SENDING' && now.message_id) await enqueueSends(tx, row.workspace_id, [now.message_id]);
}

const ENDED: readonly string[] = ['COMPLETED', 'FAILED', 'CANCELLED'];

/**
 * A finished campaign has no pending recipients. Recipients queued for a resend return to their previous state,
 * because the earlier message may have arrived.
 */
async function skippedState(tx: Tx, row: Row, campaign: string) {
  const [last, ...before] = row.previous_message_ids.toReversed();
  if (!last) return { ...row, state: 'SKIPPED', reason: campaign === 'CANCELLED' ? 'CANCELLED' : 'SUPPRESSED' };
  const message = await tx.message.findFirst({ where: { id: last }, select: { sentAt: true } });
  const known = { message_id: last, previous_message_ids: before.reverse(), sent_at: message?.sentAt ?? null };
  return { ...row, ...known, state: 'UNCONFIRMED' };
}

/**
 * Status of the message since the merge. A message cancelled as superseded is pending again while the campaign runs.
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
