import { isProviderError } from '@frontdesk/providers';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { IntegrationError, voiceOf, withAccount } from '../../../platform/integrations/index.ts';
import { lockCall } from '../calls.repository.ts';
import { openControlUrl } from '../control-url.ts';

interface HangUpOrder {
  readonly workspaceId: string;
  readonly callId: string;
  /** True to unmute the agent instead of ending the call. */
  readonly unmutes?: boolean;
}

/**
 * Ends a call or unmutes the agent on behalf of the system, unless the call has ended or a member has joined it. Both
 * commands can be repeated without further effect.
 */
export const hangUpCallJob =
  (services: Services): Task =>
  async (payload) => {
    const { workspaceId, callId, unmutes = false } = payload as HangUpOrder;
    const found = await services.database.forWorkspace(workspaceId).write(async (tx) => {
      const call = await lockCall(tx, callId);
      // If a member has joined the call in the meantime, that member controls the call.
      if (!call || call.endedAt || call.heldById !== null || !call.providerId) return null;
      const controlUrl = await openControlUrl(services, tx, call);
      return controlUrl ? { callId: call.providerId, controlUrl } : null;
    });
    const voice = found && (await voiceOf(services, workspaceId));
    if (!found || voice?.kind !== 'READY') return;
    try {
      await withAccount(voice, (port) => port.control(found, { type: unmutes ? 'UNMUTE_ASSISTANT' : 'END' }));
    } catch (error) {
      if (!(error instanceof IntegrationError) || !isProviderError(error.cause)) throw error;
      // The queue retries temporary errors. Other provider errors are ignored, because they usually mean that the
      // call has ended.
      if (isProviderError(error.cause, 'RETRY')) throw error.cause;
    }
  };
