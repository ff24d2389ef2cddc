import { isProviderError } from '@frontdesk/providers';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { takeStep } from './transition.ts';

/** Takes the number out of service: nothing goes out by it. What is still signed for its address is kept, a STOP above all. */
export const deactivatePhoneConfig = (ctx: WorkspaceContext, { id }: { id: string }) =>
  takeStep(ctx, {
    id,
    step: 'deactivate',
    event: 'phone_config.deactivated',
    ask: (port) => port.deregister().catch(unlessUnknown),
    change: () => ({ state: 'INACTIVE', activeAs: null }),
  });

/** Where Meta does not know us any more there is nothing to take out of service. */
function unlessUnknown(error: unknown): void {
  if (!isProviderError(error, 'CREDENTIALS', 'REFUSED')) throw error;
}
