import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused } from '../../../../errors/refused.ts';
import { chooseSimulatorGreeting } from '../../../messaging/messaging-settings/index.ts';
import { connectProviderSimulators } from '../../../platform/integrations/index.ts';

/**
 * Connects the simulators of all providers that have no credentials. If the API caller can change the workspace
 * settings, also selects the greeting template of the simulator.
 */
export async function enableSimulators(ctx: WorkspaceContext) {
  const result = await connectProviderSimulators(ctx);
  if (!isRefused(result) && ctx.ability.can('update', 'Workspace')) await chooseSimulatorGreeting(ctx.services, ctx);
  return result;
}
