import type { WorkspaceContext } from '../../../../auth/context.ts';
import { type AgentUsageRows, agentUsageRows } from '../agent-usage.repository.ts';

/** Numbers that follow the latest published version, and services that keep a fixed one. */
export const agentUsage = (ctx: WorkspaceContext): Promise<AgentUsageRows> => ctx.db.read(agentUsageRows);
