import type { Tx } from '../../db/tenant-db.ts';
import { isSendingWindowOpen, nextSendingWindow } from './recipient-timezones.ts';

/** Why a message was kept back whose recipient gave way in a merge. */
export const SUPERSEDED_BY_MERGE = 'Another message of the campaign stands for it.';

/** PAUSED: not before it is resumed. MERGED: their place gave way to another's. `from`: they sleep until then. */
export type IneligibleReason = 'CANCELLED' | 'MERGED' | 'PAUSED' | { readonly from: Date };

/**
 * Whether a message of a campaign, which nobody was asked to send yet, may go now: from taking its recipient up to asking the provider
 * there may be an hour, or the night of a worker. Null: it may.
 */
export async function checkSendEligibility(tx: Tx, messageId: string, now: Date): Promise<IneligibleReason | null> {
  const times = { startsAt: true, clock: true, quietFrom: true, quietUntil: true };
  const recipient = await tx.campaignRecipient.findFirst({
    where: { messageId },
    select: { callingCode: true, campaign: { select: { state: true, ...times } } },
  });
  // Whoever tries a campaign out has no place in it, and wants to see it now.
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
  const [merge] = await tx.sql<object>`select from contact_merges where left_recipients @> ${left}::jsonb limit 1`;
  return merge !== undefined;
}

/** It was cancelled before it went out. What was looked for and is not there has not gone out either. */
export const skipCancelled = (tx: Tx, messageId: string) => tx.sql<object>`
  update campaign_recipients set state = 'SKIPPED', reason = 'CANCELLED', failure_code = null, failure_words = null,
    updated_at = clock_timestamp()
  where message_id = ${messageId} and (state = 'SKIPPED' or (state = 'UNCONFIRMED' and cardinality(earlier_ids) = 0))`;
