import { isProviderError } from '@frontdesk/providers';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { transitionNumber } from './transition.ts';

/** Takes the number out of service: nothing goes out by it. What is still signed for its address is kept, a STOP above all. */
export const deactivatePhoneConfig = (ctx: WorkspaceContext, { id }: { id: string }) =>
  transitionNumber(ctx, {
    id,
    step: 'deactivate',
    event: 'phone_config.deactivated',
    ask: (port) => port.deregister().catch(ignoreUnknownCredentials),
    change: () => ({ state: 'INACTIVE', activeAs: null }),
  });

/** Where Meta does not know us any more there is nothing to take out of service. */
function ignoreUnknownCredentials(error: unknown): void {
  if (!isProviderError(error, 'CREDENTIALS', 'REFUSED')) throw error;
}
