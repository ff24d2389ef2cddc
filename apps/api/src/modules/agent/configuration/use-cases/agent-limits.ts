import type { AgentLimits } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { readAgentLimits } from '../agent-limits.ts';
import { findAgentId } from '../find-agent.ts';

export const agentLimits = (ctx: WorkspaceContext, agentId: string | null): Promise<AgentLimits> =>
  ctx.db.read(async (tx) => readAgentLimits(tx, await findAgentId(tx, agentId)));
