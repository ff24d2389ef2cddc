import type { WorkspaceContext } from '../../../../auth/context.ts';
import { type AgentStatusResult, readAgentStatus } from '../agent-status.ts';

export const agentStatus = (ctx: WorkspaceContext): Promise<AgentStatusResult> =>
  ctx.db.read((tx) => readAgentStatus(tx, ctx.services));
