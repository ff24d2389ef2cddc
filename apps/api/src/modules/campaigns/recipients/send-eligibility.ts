import type { Tx } from '../../../db/tenant-db.ts';
import { isSendingWindowOpen, nextSendingWindow } from './recipient-timezones.ts';

/** Failure text of a message that is not sent because a merge removed its recipient. */
export const SUPERSEDED_BY_MERGE = 'Another message of the campaign replaces it.';

/**
 * Reason why a campaign message cannot be sent now. MERGED: a merge of contacts removed its recipient. `from`: earliest
 * time at which the schedule and the quiet hours allow the message.
 */
export type IneligibleReason = 'CANCELLED' | 'MERGED' | 'PAUSED' | { readonly from: Date };

/**
 * Returns why a campaign message cannot be sent now, or null if it can. Called before sending, because hours may have
 * passed since the recipient was claimed.
 */
export async function checkSendEligibility(tx: Tx, messageId: string, now: Date): Promise<IneligibleReason | null> {
  const times = { startsAt: true, timeZoneMode: true, quietFrom: true, quietUntil: true };
  const recipient = await tx.campaignRecipient.findFirst({
    where: { messageId },
    select: { callingCode: true, campaign: { select: { state: true, ...times } } },
  });
  // Test messages have no recipient and ignore quiet hours.
  if (!recipient) return (await isSupersededByMerge(tx, messageId)) ? 'MERGED' : null;
  const { campaign, callingCode } = recipient;
  if (campaign.state === 'CANCELLED' || campaign.state === 'PAUSED') return campaign.state;
  const { timezone: zone } = await tx.workspace.findFirstOrThrow({ select: { timezone: true } });
  const here = { now, zone };
  return isSendingWindowOpen(campaign, callingCode, here)
    ? null
    : { from: nextSendingWindow(campaign, [callingCode], here) };
}

async function isSupersededByMerge(tx: Tx, messageId: string): Promise<boolean> {
  const left = JSON.stringify([{ message_id: messageId }]);
  const [merge] = await tx.sql<object>`select from contact_merges where dropped_recipients @> ${left}::jsonb limit 1`;
  return merge !== undefined;
}

/**
 * Marks the recipient of a message as canceled, if the message was not sent or the lookup at the provider did not find
 * it.
 */
export const skipCancelled = (tx: Tx, messageId: string) => tx.sql<object>`
  update campaign_recipients set state = 'SKIPPED', reason = 'CANCELLED', failure_code = null, failure_message = null,
    updated_at = clock_timestamp()
  where message_id = ${messageId} and (state = 'SKIPPED' or (state = 'UNCONFIRMED' and cardinality(previous_message_ids) = 0))`;
