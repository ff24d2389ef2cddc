import {
  type CallOutcome,
  type CallState,
  callMayBecome,
  isCallOver,
  type UnansweredReason,
  unansweredReasonOf,
} from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, publishChange, recordEvent } from '../../../events/record-event.ts';
import { settleCallCost } from '../../campaigns/outreach-limits/index.ts';
import { lockLead, markLeadReached, transitionLead } from '../../leads/leads/index.ts';
import { agentOutcome, callStateOf } from './call-state.ts';
import { type CallRow, changeCall } from './calls.repository.ts';
import { recordUnanswered } from './redial.ts';

interface CallTransition {
  readonly state: CallState;
  /** Time of the change as reported by the provider. */
  readonly at: Date;
  readonly endedReason?: string | null;
  /** Reason of a failure, shown to members. */
  readonly failure?: string;
}

/**
 * Changes the state of a call and applies the consequences. Returns false if the change is not allowed, such as for a
 * duplicate or outdated event.
 */
export async function transitionCall(tx: Tx, by: EventContext, call: CallRow, move: CallTransition): Promise<boolean> {
  if (!callMayBecome(call.state as CallState, move.state)) return false;
  const { workspaceId, id } = call;
  const { endedReason = null, failure = null } = move;
  const begins = move.state === 'IN_PROGRESS' && !call.startedAt ? { startedAt: move.at } : {};
  const ends = isCallOver(move.state) ? endDataOf(call, move.at, endedReason) : {};
  await changeCall(tx, id, { state: move.state, failure, ...begins, ...ends });
  await publishChange(tx, { topic: 'call', workspaceId, id, kind: 'UPDATED' });
  if (move.state === 'IN_PROGRESS') await recordStart(tx, by, call);
  if (isCallOver(move.state)) await recordEnd(tx, by, call, { ...move, endedReason });
  return true;
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

/** Returns the outcome that the agent determined. Null if a member must record the outcome. */
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
  // The provider never placed the call, so its whole estimated cost is released.
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
 * Returns why an outbound call reached no person, or null. A voicemail cannot book, so a call with a booking reached a
 * person.
 */
export function unansweredReason(call: CallRow, endedReason: string | null): UnansweredReason | null {
  if (call.direction !== 'OUTBOUND' || outcomeOf(call) === 'BOOKED') return null;
  return unansweredReasonOf(endedReason);
}
