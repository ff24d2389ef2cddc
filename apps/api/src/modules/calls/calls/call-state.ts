import { continueInCall, type EngineState, readState } from '@frontdesk/agent/engine';
import type { CallOutcome } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import type { CallRow } from './calls.repository.ts';

/** Engine state of a call, stored with the call. Extends the engine state of a text conversation. */
export interface CallStatus extends EngineState {
  /** Id of the contact's last utterance that the engine has processed or skipped. Null before the first utterance. */
  readonly heardTurnId: string | null;
}

interface StateFacts {
  readonly graphVersionId: string;
  readonly now: string;
  readonly language: string;
}

/** Returns the engine state of a call. Returns null before the first step of the agent. */
export function callStateOf({ memory }: Pick<CallRow, 'memory'>, facts: StateFacts): CallStatus | null {
  if (memory === null) return null;
  const heard = (memory as { heardTurnId?: unknown }).heardTurnId;
  return { ...readState(memory, facts), heardTurnId: typeof heard === 'string' ? heard : null };
}

/** Returns the first state of a call. The state continues from the contact's last call, or is new if there is none. */
export async function firstCallState(
  tx: Tx,
  { id, contactId, isWithheld }: Pick<CallRow, 'id' | 'contactId' | 'isWithheld'>,
  facts: StateFacts,
): Promise<CallStatus> {
  // Calls with a withheld number are ignored, because a stated phone number does not identify the person who called.
  const [last] = await tx.sql<Pick<CallRow, 'memory'>>`
    select memory from calls where contact_id = ${contactId}::uuid and not ${isWithheld}::boolean and not is_withheld
      and id <> ${id} and memory is not null
    order by created_at desc, id desc limit 1`;
  const state = continueInCall(readState(last?.memory ?? null, facts));
  return { ...state, graphVersionId: facts.graphVersionId, heardTurnId: null };
}

/**
 * Stores the engine state. Throws an error if another state was stored since `memory` was read. The calling code must
 * hold the lock on the call.
 */
export async function storeCallState(tx: Tx, { id, memory }: Pick<CallRow, 'id' | 'memory'>, state: CallStatus) {
  const rev = (memory as { rev?: number } | null)?.rev?.toString() ?? null;
  const stored = await tx.sql`
    update calls set memory = ${JSON.stringify(state)}::jsonb, version = version + 1
    where id = ${id} and (memory ->> 'rev') is not distinct from ${rev}::text
    returning id`;
  if (stored.length === 0) throw new Error('The state of the call has changed.');
}

const OUTCOMES: Readonly<Partial<Record<string, CallOutcome>>> = {
  QUALIFIED: 'QUALIFIED',
  UNQUALIFIED: 'UNQUALIFIED',
  CALLBACK_SET: 'CALL_BACK',
};

/**
 * Returns the outcome that the agent determined. Returns null if it determined none, in which case a member records the
 * outcome.
 */
export function agentOutcome({ effects, episode }: EngineState): CallOutcome | null {
  const change = effects.findLast(({ tool, state }) => state === 'done' && (tool === 'book' || tool === 'cancel'));
  if (change?.tool === 'book') return 'BOOKED';
  return OUTCOMES[episode.outcome ?? ''] ?? null;
}
