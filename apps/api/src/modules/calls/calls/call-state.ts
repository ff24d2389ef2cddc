import { continueInCall, type EngineState, readState } from '@frontdesk/agent/engine';
import type { CallOutcome } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import type { CallRow } from './calls.repository.ts';

/** State of a conversation on the phone, in the format of a written one. Stored with the call. */
export interface CallState extends EngineState {
  /** Last utterance of the contact that the engine has processed. */
  readonly heardTurnId: string | null;
}

interface StateFacts {
  readonly graphVersionId: string;
  readonly now: string;
  readonly language: string;
}

/** Engine state of a call. Null before the agent's first step. */
export function callStateOf({ memory }: Pick<CallRow, 'memory'>, facts: StateFacts): CallState | null {
  if (memory === null) return null;
  const heard = (memory as { heardTurnId?: unknown }).heardTurnId;
  return { ...readState(memory, facts), heardTurnId: typeof heard === 'string' ? heard : null };
}

/** First state of a call: that of the contact's last call, so that a call back continues where it ended. */
export async function firstCallState(
  tx: Tx,
  { id, contactId, isWithheld }: Pick<CallRow, 'id' | 'contactId' | 'isWithheld'>,
  facts: StateFacts,
): Promise<CallState> {
  // A number that a caller only named proves nothing about who called.
  const [last] = await tx.sql<Pick<CallRow, 'memory'>>`
    select memory from calls where contact_id = ${contactId}::uuid and not ${isWithheld}::boolean and not is_withheld
      and id <> ${id} and memory is not null
    order by created_at desc, id desc limit 1`;
  const state = continueInCall(readState(last?.memory ?? null, facts));
  return { ...state, graphVersionId: facts.graphVersionId, heardTurnId: null };
}

/** Stores a state unless another one was stored since it was read. The caller holds the lock of the call. */
export async function storeCallState(tx: Tx, { id, memory }: Pick<CallRow, 'id' | 'memory'>, state: CallState) {
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

/** Outcome that the agent determined. Null when a member must record it. */
export function agentOutcome({ effects, episode }: EngineState): CallOutcome | null {
  const change = effects.findLast(({ tool, state }) => state === 'done' && (tool === 'book' || tool === 'cancel'));
  if (change?.tool === 'book') return 'BOOKED';
  return OUTCOMES[episode.outcome ?? ''] ?? null;
}
