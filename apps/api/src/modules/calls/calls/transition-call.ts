import {
  type CallDirection,
  type CallOutcome,
  type CallStatus,
  callMayBecome,
  isCallOver,
  LIMITS,
  providerUrl,
  type UnansweredReason,
  unansweredReasonOf,
} from '@frontdesk/domain';
import type { CallReport } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, publishChange, recordEvent } from '../../../events/record-event.ts';
import { settleCallCost } from '../../campaigns/outreach-limits/index.ts';
import { lockLead, markLeadReached, transitionLead } from '../../leads/leads/index.ts';
import { meter } from '../../platform/usage/index.ts';
import { agentOutcome, callStateOf } from './call-state.ts';
import { type CallRow, changeCall } from './calls.repository.ts';
import { recordUnanswered } from './redial.ts';

interface CallStart {
  readonly workspaceId: string;
  /** Contact of the call. Null if the phone number is withheld. `leadId` and `phone` are then also null. */
  readonly contactId: string | null;
  readonly leadId: string | null;
  /** Phone number of the contact in E.164 format, for inbound and outbound calls. */
  readonly phone: string | null;
  readonly direction: CallDirection;
  /** True if the call was not requested by a member, an API key or the contact. If omitted, false. */
  readonly isAutomatic?: boolean;
  readonly phoneConfigId: string | null;
  readonly serviceId: string | null;
  readonly providerId?: string;
  readonly state?: 'QUEUED' | 'RINGING';
  readonly now: Date;
}

/**
 * Stores a new call. Returns null if a call with the same provider id exists, or if another call with the lead or the
 * phone number is in progress.
 */
export async function beginCall(tx: Tx, { now, ...call }: CallStart): Promise<string | null> {
  const { workspaceId, contactId, leadId, phone, direction, providerId = null, state = 'QUEUED' } = call;
  const { isAutomatic = false } = call;
  const { phoneConfigId, serviceId } = call;
  const id = uuidv7();
  const dispatchState = direction === 'INBOUND' ? 'DONE' : 'WAITING';
  const begun = await tx.sql`
    insert into calls (workspace_id, id, contact_id, lead_id, active_lead_id, active_phone, phone_config_id, service_id, direction, state,
      dispatch_state, provider_id, is_automatic, is_withheld, created_at)
    values (${workspaceId}, ${id}, ${contactId}::uuid, ${leadId}::uuid, ${leadId}::uuid, ${phone}::text, ${phoneConfigId}::uuid, ${serviceId}::uuid, ${direction},
      ${state}, ${dispatchState}, ${providerId}, ${isAutomatic}, ${contactId === null}, ${now}) on conflict do nothing returning id`;
  if (begun.length === 0) return null;
  await publishChange(tx, { topic: 'call', workspaceId, id, kind: 'CREATED' });
  return id;
}

interface CallTransition {
  readonly state: CallStatus;
  /** Time of the change: as reported by the provider, estimated from the last report, or the current time. */
  readonly at: Date;
  readonly endedReason?: string | null;
  /** Reason of a failure, shown to members. Omitted if the call did not fail. */
  readonly failure?: string;
}

/**
 * Changes the state of a call and applies the consequences. Returns false if the transition is not allowed, for example
 * because the event is a duplicate or outdated.
 */
export async function transitionCall(tx: Tx, by: EventContext, call: CallRow, move: CallTransition): Promise<boolean> {
  if (!callMayBecome(call.state as CallStatus, move.state)) return false;
  const { workspaceId, id } = call;
  const { endedReason = null, failure = null } = move;
  const begins = move.state === 'IN_PROGRESS' && !call.startedAt ? { startedAt: move.at } : {};
  const ends = isCallOver(move.state) ? endDataOf(call, move.at, endedReason) : {};
  await changeCall(tx, id, { state: move.state, failure, ...begins, ...ends });
  await Promise.all([
    publishChange(tx, { topic: 'call', workspaceId, id, kind: 'UPDATED' }),
    isCallOver(move.state) && meterCall(tx, { id, startedAt: call.startedAt, endedAt: move.at }),
  ]);
  if (move.state === 'IN_PROGRESS') await recordStart(tx, by, call);
  if (isCallOver(move.state)) await recordEnd(tx, by, call, { ...move, endedReason });
  return true;
}

/** Records the duration of a call as usage. Calls that were not answered are not recorded. */
async function meterCall(tx: Tx, { id, startedAt, endedAt }: Pick<CallRow, 'id' | 'startedAt' | 'endedAt'>) {
  if (!startedAt || !endedAt) return;
  const quantity = Math.round((endedAt.getTime() - startedAt.getTime()) / 1000);
  await meter(tx, { meter: 'call_seconds', quantity, key: id, at: endedAt, subjectId: id });
}

const endDataOf = (call: CallRow, endedAt: Date, endedReason: string | null) => ({
  endedAt,
  endedReason,
  outcome: outcomeOf(call),
  activeLeadId: null,
  activePhone: null,
  mode: 'AGENT',
  heldById: null,
  controlUrl: null,
  interimRole: null,
  interimText: null,
  dispatchState: 'DONE',
  leaseUntil: null,
});

/**
 * Returns NOT_REACHED for a call that was not answered; otherwise the outcome that the agent determined, or null if a
 * member must record the outcome.
 */
function outcomeOf(call: CallRow): CallOutcome | null {
  if (!call.startedAt) return 'NOT_REACHED';
  const state = callStateOf(call, { graphVersionId: '', now: call.startedAt.toISOString(), language: 'en' });
  return state && agentOutcome(state);
}

async function recordStart(tx: Tx, by: EventContext, { id, leadId, direction }: CallRow): Promise<void> {
  await recordEvent(tx, by, { name: 'call.started', subject: { type: 'Call', id }, after: { direction } });
  const lead = leadId && (await lockLead(tx, leadId));
  if (!lead) return;
  await markLeadReached(tx, by, lead);
  await transitionLead(tx, by, lead, { status: 'CONTACTED', from: ['NEW'] });
}

async function recordEnd(tx: Tx, by: EventContext, call: CallRow, move: CallTransition): Promise<void> {
  const { id, leadId, providerId } = call;
  const subject = { type: 'Call', id };
  // The provider never placed the call, so the complete reserved cost is released.
  if (move.state !== 'ENDED' && providerId === null) await settleCallCost(tx, id, 0);
  if (move.state === 'SUPPRESSED')
    return recordEvent(tx, by, { name: 'call.suppressed', subject, after: { why: move.failure ?? '' } }).then(() => {});
  const after = { state: move.state, endedReason: move.endedReason ?? move.failure ?? '' };
  await recordEvent(tx, by, { name: 'call.ended', subject, after });
  const unanswered = unansweredReason(call, move.endedReason ?? null);
  if (unanswered) return recordUnanswered(tx, by, call, unanswered);
  const qualified = leadId && (await tx.call.findFirst({ where: { id }, select: { outcome: true } }))?.outcome;
  if (leadId && (qualified === 'QUALIFIED' || qualified === 'UNQUALIFIED'))
    await transitionLead(tx, by, await lockLead(tx, leadId), { status: qualified, from: ['NEW', 'CONTACTED'] });
}

/**
 * Returns why an outbound call did not reach a person, or null if it did. A call with a booking reached a person,
 * because a voicemail system cannot book.
 */
function unansweredReason(call: CallRow, endedReason: string | null): UnansweredReason | null {
  if (call.direction !== 'OUTBOUND' || outcomeOf(call) === 'BOOKED') return null;
  return unansweredReasonOf(endedReason);
}

/**
 * Applies an end-of-call report: summary, recording and cost. Ends the call if it has not ended (CB-15). Returns a text
 * that describes what was done.
 */
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
  // If the call ended before its start was known, only the end-of-call report contains its duration.
  if (!hasEnded && !call.startedAt) await meterCall(tx, { ...call, startedAt: started });
  const unanswered = unansweredReason(call, endedReason);
  // If the status event that ended the call contained no reason, the end-of-call report is the first indication that no
  // person was reached.
  if (!hasEnded && unanswered && call.endedReason === null) await recordUnanswered(tx, by, call, unanswered);
  if (cost !== null) await settleCallCost(tx, call.id, Math.round(cost * 100));
  await publishChange(tx, { topic: 'call', workspaceId: call.workspaceId, id: call.id, kind: 'UPDATED' });
  return 'Filed.';
}
