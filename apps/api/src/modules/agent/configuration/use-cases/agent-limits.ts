import type { AgentLimits } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { readAgentLimits } from '../agent-limits.ts';

export const agentLimits = (ctx: WorkspaceContext): Promise<AgentLimits> => ctx.db.read(readAgentLimits);
