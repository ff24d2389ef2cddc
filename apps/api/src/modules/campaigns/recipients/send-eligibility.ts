import type { Tx } from '../../../db/tenant-db.ts';
import { isSendingWindowOpen, nextSendingWindow } from './recipient-timezones.ts';

/** Failure message of a message whose recipient was superseded by a merge. */
export const SUPERSEDED_BY_MERGE = 'Another message of the campaign replaces it.';

/**
 * PAUSED: not before the campaign is resumed. MERGED: superseded by another recipient. `from`: deferred by quiet
 * hours until then.
 */
export type IneligibleReason = 'CANCELLED' | 'MERGED' | 'PAUSED' | { readonly from: Date };

/**
 * Checks whether an unsent campaign message may be sent now: hours may have passed since its recipient was claimed.
 * Null: it may.
 */
export async function checkSendEligibility(tx: Tx, messageId: string, now: Date): Promise<IneligibleReason | null> {
  const times = { startsAt: true, timeZoneMode: true, quietFrom: true, quietUntil: true };
  const recipient = await tx.campaignRecipient.findFirst({
    where: { messageId },
    select: { callingCode: true, campaign: { select: { state: true, ...times } } },
  });
  // Test messages have no recipient and are sent immediately.
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

/** Cancelled before sending. A message that a lookup did not find was not sent either. */
export const skipCancelled = (tx: Tx, messageId: string) => tx.sql<object>`
  update campaign_recipients set state = 'SKIPPED', reason = 'CANCELLED', failure_code = null, failure_message = null,
    updated_at = clock_timestamp()
  where message_id = ${messageId} and (state = 'SKIPPED' or (state = 'UNCONFIRMED' and cardinality(previous_message_ids) = 0))`;
