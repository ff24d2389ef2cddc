import type { ToolCall, Utterance } from '@frontdesk/agent';
import type { Services } from '../../../auth/context.ts';
import { leadOf } from '../agent-runs.repository.ts';
import { byAgent, inTurn, stepOf, type TurnWork } from '../claimed-run.ts';
import { agentOfTurn } from '../resolve-agent.ts';
import { after, withoutNext } from '../run-state.ts';
import type { ToolDesk } from '../tool-context.ts';
import { useTool } from './use-tool.ts';

interface TurnCall {
  readonly work: TurnWork;
  readonly call: ToolCall;
}

/** Does what the model asked for in a turn, and stores what it came to with what it changes. */
export async function callTool(services: Services, { work, call }: TurnCall): Promise<boolean> {
  const done = await useTool(services, { desk: deskOf(services, work), call });
  const written = await stepOf(services, work, async (tx, { row, plan, exchange }) => {
    await done.change?.(tx);
    const { graph } = await agentOfTurn(tx, byAgent(services, work), row);
    const state = after(graph, withoutNext(plan), { type: 'TOOL_RETURNED', id: call.id, result: done.result });
    const told: Utterance = { by: 'TOOL', id: call.id, result: JSON.stringify(done.told) };
    const data = { state: json(state), exchange: json([...exchange, told]) };
    await tx.agentTurn.updateMany({ where: { id: row.id }, data });
    return true;
  });
  return written ?? false;
}

const deskOf = (services: Services, work: TurnWork): ToolDesk => ({
  workspaceId: work.workspaceId,
  by: byAgent(services, work),
  leadOf: (tx) => leadOf(tx, work.conversationId),
  within: (todo) => inTurn(services, work, todo),
});

const json = (value: unknown) => JSON.parse(JSON.stringify(value));
