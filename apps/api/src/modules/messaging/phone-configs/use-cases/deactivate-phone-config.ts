import { isProviderError } from '@frontdesk/providers';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { transitionNumber } from './transition.ts';

/**
 * Deactivates a phone number, so that nothing is sent from it. Signed inbound events are still stored, because they may
 * contain opt-outs.
 */
export const deactivatePhoneConfig = (ctx: WorkspaceContext, { id }: { id: string }) =>
  transitionNumber(ctx, {
    id,
    step: 'deactivate',
    event: 'phone_config.deactivated',
    ask: (port) => port.deregister().catch(ignoreUnknownCredentials),
    change: () => ({ state: 'INACTIVE', activeAs: null }),
  });

/** If Meta no longer knows the phone number, the number is already inactive. */
function ignoreUnknownCredentials(error: unknown): void {
  if (!isProviderError(error, 'CREDENTIALS', 'REFUSED')) throw error;
}
