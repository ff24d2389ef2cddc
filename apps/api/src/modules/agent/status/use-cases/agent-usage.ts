import type { WorkspaceContext } from '../../../../auth/context.ts';
import { type AgentUsageRows, agentUsageRows } from '../agent-usage.repository.ts';

/** Returns the phone numbers that use the latest agent version, and the services that use a fixed version. */
export const agentUsage = (ctx: WorkspaceContext): Promise<AgentUsageRows> => ctx.db.read(agentUsageRows);
