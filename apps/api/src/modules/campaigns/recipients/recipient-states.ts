import { CAMPAIGNS, type OutboundStatus, type RecipientStatus, statesBefore } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { publishChange } from '../../../events/record-event.ts';

interface MessageStatusChange {
  readonly workspaceId: string;
  readonly id: string;
  readonly status: OutboundStatus;
  readonly failure?: { readonly code: string | null; readonly words: string };
}

/** Updates the recipient of a campaign message after its status has changed. Test messages have no recipient. */
export async function syncMessageStatus(tx: Tx, followed: MessageStatusChange): Promise<void> {
  const { workspaceId, status } = followed;
  const state = RECIPIENT_STATE_OF_MESSAGE[status];
  const campaignId =
    (await fallBackToPrevious(tx, followed, state)) ??
    (await transitionRecipient(tx, followed, state)) ??
    (await syncPreviousMessageStatus(tx, followed, state));
  if (campaignId) await publishChange(tx, { topic: 'campaign', workspaceId, id: campaignId });
}

export const RECIPIENT_STATE_OF_MESSAGE: Readonly<Record<OutboundStatus, RecipientStatus>> = {
  QUEUED: 'SENDING',
  UNCONFIRMED: 'UNCONFIRMED',
  SENT: 'SENT',
  DELIVERED: 'DELIVERED',
  READ: 'READ',
  FAILED: 'FAILED',
  SUPPRESSED: 'SKIPPED',
};

/**
 * Resets the recipient to the status of the earlier message if a resent message fails or is suppressed, because the
 * earlier message may have been delivered. Returns the id of the campaign, or undefined if nothing changed.
 */
async function fallBackToPrevious(
  tx: Tx,
  { id, failure }: MessageStatusChange,
  state: RecipientStatus,
): Promise<string | undefined> {
  if (state !== 'FAILED' && state !== 'SKIPPED') return undefined;
  const [moved] = await tx.sql<MovedRecipient>`
    update campaign_recipients set state = coalesce((select m.status from messages m where m.id = previous_message_ids[cardinality(previous_message_ids)]), 'UNCONFIRMED'),
      message_id = previous_message_ids[cardinality(previous_message_ids)], previous_message_ids = trim_array(previous_message_ids, 1),
      failure_code = ${failure?.code ?? null}::text, failure_message = ${failure?.words ?? null}::text, updated_at = clock_timestamp()
    where message_id = ${id} and cardinality(previous_message_ids) > 0 and state = any(${statesBefore(state)}::text[])
    returning campaign_id as "campaignId"`;
  return moved?.campaignId;
}

interface MovedRecipient {
  readonly campaignId: string;
}

async function transitionRecipient(
  tx: Tx,
  { id, failure }: MessageStatusChange,
  state: RecipientStatus,
): Promise<string | undefined> {
  const [moved] = await tx.sql<MovedRecipient>`
    update campaign_recipients set state = ${state}, reason = ${state === 'SKIPPED' ? 'SUPPRESSED' : null}::text,
      failure_code = ${failure?.code ?? null}::text, failure_message = ${failure?.words ?? null}::text, updated_at = clock_timestamp()
    where message_id = ${id} and state = any(${statesBefore(state)}::text[]) returning campaign_id as "campaignId"`;
  return moved?.campaignId;
}

/**
 * Updates a recipient with a resend in progress when a delivery report for an earlier message arrives. Returns the id
 * of the campaign, or undefined if no recipient changed.
 */
async function syncPreviousMessageStatus(
  tx: Tx,
  { id }: Pick<MessageStatusChange, 'id'>,
  state: RecipientStatus,
): Promise<string | undefined> {
  const [moved] =
    state === 'FAILED'
      ? await removePreviousMessage(tx, id)
      : ARRIVED.includes(state)
        ? await markArrived(tx, id, state)
        : [];
  return moved?.campaignId;
}

const ARRIVED: readonly RecipientStatus[] = ['SENT', 'DELIVERED', 'READ'];

/** Removes a failed message from the recipient's previous messages. */
const removePreviousMessage = (tx: Tx, id: string) => tx.sql<MovedRecipient>`
  update campaign_recipients set previous_message_ids = array_remove(previous_message_ids, ${id}::uuid), updated_at = clock_timestamp()
  where cardinality(previous_message_ids) > 0 and ${id}::uuid = any(previous_message_ids) returning campaign_id as "campaignId"`;

/** Marks the recipient as reached by the earlier message. A pending resend is not sent in that case. */
const markArrived = (tx: Tx, id: string, state: RecipientStatus) => tx.sql<MovedRecipient>`
  update campaign_recipients r set state = ${state}, message_id = coalesce(r.message_id, m.id),
    previous_message_ids = case when r.message_id is null then array_remove(r.previous_message_ids, m.id) else r.previous_message_ids end,
    failure_code = null, failure_message = null, sent_at = coalesce(r.sent_at, m.sent_at), updated_at = clock_timestamp()
  from messages m
  where cardinality(r.previous_message_ids) > 0 and ${id}::uuid = any(r.previous_message_ids) and m.id = ${id}
    and r.state = any(${statesBefore(state)}::text[]) returning r.campaign_id as "campaignId"`;

interface ReplyInput {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly now: Date;
}

const WITHIN_MS = CAMPAIGNS.replyHours * 3_600_000;

/**
 * Marks recipients as REPLIED. A contact's message counts as a reply for CAMPAIGNS.replyHours after a campaign message.
 */
export async function recordReply(tx: Tx, { workspaceId, contactId, now }: ReplyInput): Promise<void> {
  const since = new Date(now.getTime() - WITHIN_MS);
  const moved = await tx.sql<{ id: string }>`
    update campaign_recipients set state = 'REPLIED', updated_at = clock_timestamp()
    where contact_id = ${contactId} and sent_at > ${since} and sent_at <= ${now} and state in ('SENT', 'DELIVERED', 'READ')
    returning campaign_id as id`;
  for (const { id } of moved) await publishChange(tx, { topic: 'campaign', workspaceId, id });
}
