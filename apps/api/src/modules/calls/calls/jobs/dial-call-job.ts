import { isProviderError, type PlacedCall, type ProviderError, type VoicePort } from '@frontdesk/providers';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { withLogSubject } from '../../../../provider-log/log-subject.ts';
import { IntegrationError, reportFailure, voiceOf, withAccount } from '../../../platform/integrations/index.ts';
import { claimDial, type DialClaim, type DialOrder } from '../use-cases/claim-dial.ts';
import {
  markDialed,
  markDialFailed,
  markDialUnconfirmed,
  postponeDial,
  recordReconcile,
} from '../use-cases/record-dial-result.ts';

/**
 * Dials each call exactly once. The attempt is stored before the request to the provider. If the response was lost, the
 * call is looked up by its reference at the provider before it is dialed again (CB-15).
 */
export const dialCallJob =
  (services: Services): Task =>
  async (payload) => {
    const work = await claimDial(services, payload as DialOrder);
    if (!work) return;
    const voice = await voiceOf(services, work.workspaceId, work.from ?? undefined);
    if (voice.kind === 'NOT_SET_UP') return markDialFailed(services, work, voice.words);
    try {
      await withLogSubject({ callId: work.callId }, () => withAccount(voice, (port) => dial(services, work, port)));
    } catch (error) {
      if (!(error instanceof IntegrationError) || !isProviderError(error.cause)) throw error;
      await reportFailure(services, error.used, error.cause);
      await applyDialOutcome(services, work, error.cause);
    }
  };

async function dial(services: Services, work: DialClaim, port: VoicePort): Promise<void> {
  if (!work.mustLook) return markDialed(services, work, await port.call(work.request));
  const { to, reference } = work.request;
  const found = await port.findCall({ to, reference, attemptedAt: work.attemptedAt });
  return reconcileDial(services, work, found, port.capability.settleSeconds);
}

const reconcileDial = (
  services: Services,
  work: DialClaim,
  found: PlacedCall | null,
  settleSeconds: number,
): Promise<void> => (found ? markDialed(services, work, found) : recordReconcile(services, work, settleSeconds));

function applyDialOutcome(services: Services, work: DialClaim, error: ProviderError): Promise<void> {
  // If an earlier attempt is unconfirmed, the call may have been placed in spite of this error. A temporary error
  // means that this attempt placed no call.
  if (work.mustLook || error.kind === 'RETRY') return postponeDial(services, work, error);
  if (error.kind === 'UNCONFIRMED') return markDialUnconfirmed(services, work);
  return markDialFailed(services, work, error.words);
}
