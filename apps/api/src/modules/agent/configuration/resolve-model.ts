import type { ModelPort } from '@frontdesk/providers';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { modelOf as modelOfWorkspace } from '../../platform/integrations/index.ts';

export type ModelOf = (ctx: WorkspaceContext) => Promise<ModelPort | null>;

/** Returns the model of the workspace's own account. Returns null unless the account is ready to use. */
export const modelOf: ModelOf = async ({ services, workspace }) => {
  const model = await modelOfWorkspace(services, workspace.id);
  return model.kind === 'READY' ? model.port : null;
};
