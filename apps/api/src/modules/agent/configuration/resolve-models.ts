import type { WorkspaceContext } from '../../../auth/context.ts';
import { type AgentModels, agentModels } from '../../platform/integrations/index.ts';

export type ModelsOf = (ctx: WorkspaceContext) => Promise<AgentModels | null>;

/**
 * Returns the language models of the accounts that the workspace has connected. Returns null if no account is ready to
 * use.
 */
export const modelsOf: ModelsOf = ({ services, workspace }) => agentModels(services, workspace.id);
