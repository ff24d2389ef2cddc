import { type OutboundStatus, type RecipientState, statesBefore } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { publishChange } from '../../../events/record-event.ts';
import { syncPreviousMessageStatus } from './sync-previous-message-status.ts';

export interface MessageStatusChange {
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

export const RECIPIENT_STATE_OF_MESSAGE: Readonly<Record<OutboundStatus, RecipientState>> = {
  QUEUED: 'SENDING',
  UNCONFIRMED: 'UNCONFIRMED',
  SENT: 'SENT',
  DELIVERED: 'DELIVERED',
  READ: 'READ',
  FAILED: 'FAILED',
  SUPPRESSED: 'SKIPPED',
};

/**
 * Gives the recipient the status of the earlier message if a resent message fails, because the earlier message may have
 * been delivered. Returns the id of the campaign, or undefined if nothing changed.
 */
async function fallBackToPrevious(
  tx: Tx,
  { id, failure }: MessageStatusChange,
  state: RecipientState,
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
  state: RecipientState,
): Promise<string | undefined> {
  const [moved] = await tx.sql<MovedRecipient>`
    update campaign_recipients set state = ${state}, reason = ${state === 'SKIPPED' ? 'SUPPRESSED' : null}::text,
      failure_code = ${failure?.code ?? null}::text, failure_message = ${failure?.words ?? null}::text, updated_at = clock_timestamp()
    where message_id = ${id} and state = any(${statesBefore(state)}::text[]) returning campaign_id as "campaignId"`;
  return moved?.campaignId;
}
