import { type RecipientState, statesBefore } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import type { MessageStatusChange } from './sync-message-status.ts';

interface MovedRecipient {
  readonly campaignId: string;
}

/**
 * Updates a recipient that is being resent to, when a delivery report for an earlier message arrives. Returns the id of
 * the campaign, or undefined if no recipient changed.
 */
export async function syncPreviousMessageStatus(
  tx: Tx,
  { id }: Pick<MessageStatusChange, 'id'>,
  state: RecipientState,
): Promise<string | undefined> {
  const [moved] =
    state === 'FAILED'
      ? await removePreviousMessage(tx, id)
      : ARRIVED.includes(state)
        ? await markArrived(tx, id, state)
        : [];
  return moved?.campaignId;
}

const ARRIVED: readonly RecipientState[] = ['SENT', 'DELIVERED', 'READ'];

/** Removes a failed message from the recipient's previous messages. */
const removePreviousMessage = (tx: Tx, id: string) => tx.sql<MovedRecipient>`
  update campaign_recipients set previous_message_ids = array_remove(previous_message_ids, ${id}::uuid), updated_at = clock_timestamp()
  where cardinality(previous_message_ids) > 0 and ${id}::uuid = any(previous_message_ids) returning campaign_id as "campaignId"`;

/** Marks the recipient as reached by the earlier message. A pending resend is then not sent. */
const markArrived = (tx: Tx, id: string, state: RecipientState) => tx.sql<MovedRecipient>`
  update campaign_recipients r set state = ${state}, message_id = coalesce(r.message_id, m.id),
    previous_message_ids = case when r.message_id is null then array_remove(r.previous_message_ids, m.id) else r.previous_message_ids end,
    failure_code = null, failure_message = null, sent_at = coalesce(r.sent_at, m.sent_at), updated_at = clock_timestamp()
  from messages m
  where cardinality(r.previous_message_ids) > 0 and ${id}::uuid = any(r.previous_message_ids) and m.id = ${id}
    and r.state = any(${statesBefore(state)}::text[]) returning r.campaign_id as "campaignId"`;
