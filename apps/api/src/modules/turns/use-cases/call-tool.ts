import type { ToolCall, ToolResult, Utterance } from '@frontdesk/agent';
import type { Services } from '../../../context/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { publishedAgent } from '../../agent/index.ts';
import { after, withoutNext } from '../plan.ts';
import { byAgent, type OpenTurn, stepOf, type TurnWork } from '../turn-work.ts';
import { bookConsult } from './book-consult.ts';
import { listSlots } from './list-slots.ts';
import { markLead, updateLeadProfile } from './update-lead-profile.ts';

export interface Calling {
  readonly work: TurnWork;
  readonly turn: OpenTurn;
  readonly call: ToolCall;
}

/** What a tool came to outside, and what it changes here: written down together with the result. */
export interface ToolDone {
  readonly result: ToolResult;
  readonly told: unknown;
  readonly change?: (tx: Tx) => Promise<void>;
}

/** Does what the model asked for, for this conversation's lead and nobody else: no argument of it names one. */
export async function callTool(services: Services, calling: Calling): Promise<boolean> {
  const { work, call } = calling;
  const done = await doneBy(services, calling);
  const written = await stepOf(services, work, async (tx, { row, plan, exchange }) => {
    await done.change?.(tx);
    const { graph } = await publishedAgent(tx, byAgent(services, work));
    const state = after(graph, withoutNext(plan), { type: 'TOOL_RETURNED', id: call.id, result: done.result });
    const told: Utterance = { by: 'TOOL', id: call.id, result: JSON.stringify(done.told) };
    const data = { state: json(state), exchange: json([...exchange, told]) };
    await tx.agentTurn.updateMany({ where: { id: row.id }, data });
    return true;
  });
  return written ?? false;
}

function doneBy(services: Services, calling: Calling): Promise<ToolDone> | ToolDone {
  switch (calling.call.tool) {
    case 'updateLeadProfile':
      return updateLeadProfile(services, calling);
    case 'listSlots':
      return listSlots(services, calling);
    case 'bookConsult':
      return bookConsult(services, calling);
    case 'markUnqualified':
      return markLead(services, calling, 'UNQUALIFIED');
    // The engine follows from these two by itself.
    case 'escalateToHuman':
    case 'endConversation':
      return { result: { ok: true }, told: { ok: true } };
  }
}

const json = (value: unknown) => JSON.parse(JSON.stringify(value));
