import { LIMITS, providerUrl } from '@frontdesk/domain';
import type { CallReport } from '@frontdesk/providers';
import type { Tx } from '../../../../db/tenant-db.ts';
import { type EventContext, publishChange } from '../../../../events/record-event.ts';
import { settleCallCost } from '../../../campaigns/outreach-limits/index.ts';
import { type CallRow, changeCall } from '../calls.repository.ts';
import { recordUnanswered } from '../redial.ts';
import { transitionCall, unansweredReason } from '../transition-call.ts';

/** Applies an end-of-call report: summary, recording and cost. Ends the call if it has not ended (CB-15). */
export async function applyEndOfCallReport(
  tx: Tx,
  by: EventContext,
  call: CallRow,
  { at, ...report }: CallReport & { readonly at: Date },
): Promise<string> {
  const { endedReason, summary, recordingUrl, cost, startedAt, endedAt } = report;
  const started = call.startedAt ?? startedAt;
  const move = { state: 'ENDED', at: endedAt ?? at, endedReason } as const;
  const hasEnded = await transitionCall(tx, by, { ...call, startedAt: started }, move);
  await changeCall(tx, call.id, {
    startedAt: started,
    endedReason: endedReason?.slice(0, 200) ?? call.endedReason,
    summary: summary?.replaceAll('\0', '').slice(0, LIMITS.callSummaryLength) ?? null,
    recordingUrl: providerUrl(recordingUrl),
    costCents: cost === null ? null : Math.round(cost * 100),
  });
  const unanswered = unansweredReason(call, endedReason);
  // The status event that ended the call contained no reason.
  if (!hasEnded && unanswered && call.endedReason === null) await recordUnanswered(tx, by, call, unanswered);
  if (cost !== null) await settleCallCost(tx, call.id, Math.round(cost * 100));
  await publishChange(tx, { topic: 'call', workspaceId: call.workspaceId, id: call.id, kind: 'UPDATED' });
  return 'Filed.';
}
