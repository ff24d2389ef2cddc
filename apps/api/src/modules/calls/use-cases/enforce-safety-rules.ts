import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { mayGoOut } from '../../conversations/index.ts';
import { heed } from '../../safety/index.ts';
import { type CallRow, spokenBefore } from '../calls.repository.ts';
import { escalate } from '../escalate.ts';
import { noteRule } from '../record-operator-action.ts';
import type { NotedTurn } from './append-transcript.ts';

interface Spoken {
  readonly by: EventContext;
  readonly call: CallRow;
  readonly turn: NotedTurn;
}

/** AM-36: what a safety rule asks for in a call: the agent is told how to go on, and a person is called. */
export async function heedTurn(tx: Tx, services: Services, { by, call, turn }: Spoken): Promise<void> {
  const { id: callId, heldById } = call;
  const heeded = await heed(tx, by, {
    place: { callId, turnId: turn.id },
    text: turn.text,
    earlier: (count) => spokenBefore(tx, { callId, id: turn.id }, count),
    inHandOf: [heldById],
  });
  if (!heeded) return;
  if (!call.endedAt) for (const text of heeded.instructions) await noteRule(tx, by, { callId, kind: 'GUIDE', text });
  if (heeded.outcome !== 'HAND_OVER') return;
  if (heldById === null) await escalate(tx, services, call, heeded.reason);
  if (heeded.sentence && (await mayHear(tx, call)))
    await noteRule(tx, by, { callId, kind: 'SAY', text: heeded.sentence });
}

/** Where a member speaks, they say it themselves. */
const mayHear = async (tx: Tx, { endedAt, mode, optedOut, blocked }: CallRow): Promise<boolean> =>
  !endedAt && mode !== 'TAKEOVER' && !optedOut && !blocked && (await mayGoOut(tx));
