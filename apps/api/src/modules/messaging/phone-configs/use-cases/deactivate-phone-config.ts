import { isProviderError } from '@frontdesk/providers';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { transitionNumber } from './transition.ts';

/** Deactivates the number: nothing is sent from it. Signed inbound events are still stored, in particular opt-outs. */
export const deactivatePhoneConfig = (ctx: WorkspaceContext, { id }: { id: string }) =>
  transitionNumber(ctx, {
    id,
    step: 'deactivate',
    event: 'phone_config.deactivated',
    ask: (port) => port.deregister().catch(ignoreUnknownCredentials),
    change: () => ({ state: 'INACTIVE', activeAs: null }),
  });

/** When Meta does not know the number anymore, it is inactive already. */
function ignoreUnknownCredentials(error: unknown): void {
  if (!isProviderError(error, 'CREDENTIALS', 'REFUSED')) throw error;
}
