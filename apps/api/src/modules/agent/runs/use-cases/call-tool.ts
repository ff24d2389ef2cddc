import type { ToolCall, Utterance } from '@frontdesk/agent';
import type { Services } from '../../../../auth/context.ts';
import { leadOf } from '../agent-runs.repository.ts';
import { agentActor, type ClaimedRun, inClaimedRun, withClaimedRun } from '../claimed-run.ts';
import { resolveAgentOfRun } from '../resolve-agent.ts';
import { runStateAfter, withoutNextCommand } from '../run-state.ts';
import type { ToolContext } from '../tool-context.ts';
import { useTool } from './use-tool.ts';

interface RunToolCall {
  readonly work: ClaimedRun;
  readonly call: ToolCall;
}

/** Runs a tool call of a run, and stores its result with its changes. */
export async function callTool(services: Services, { work, call }: RunToolCall): Promise<boolean> {
  const done = await useTool(services, { desk: toolContextOf(services, work), call });
  const written = await withClaimedRun(services, work, async (tx, { row, plan, exchange }) => {
    await done.change?.(tx);
    const { graph } = await resolveAgentOfRun(tx, agentActor(services, work), row);
    const state = runStateAfter(graph, withoutNextCommand(plan), {
      type: 'TOOL_RETURNED',
      id: call.id,
      result: done.result,
    });
    const told: Utterance = { by: 'TOOL', id: call.id, result: JSON.stringify(done.told) };
    const data = { state: json(state), exchange: json([...exchange, told]) };
    await tx.agentRun.updateMany({ where: { id: row.id }, data });
    return true;
  });
  return written ?? false;
}

const toolContextOf = (services: Services, work: ClaimedRun): ToolContext => ({
  workspaceId: work.workspaceId,
  by: agentActor(services, work),
  leadOf: (tx) => leadOf(tx, work.conversationId),
  within: (todo) => inClaimedRun(services, work, todo),
});

const json = (value: unknown) => JSON.parse(JSON.stringify(value));
