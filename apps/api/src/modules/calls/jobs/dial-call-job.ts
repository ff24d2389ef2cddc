import { isProviderError, type PlacedCall, type ProviderError } from '@frontdesk/providers';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../auth/context.ts';
import { reportFailure, ThroughAccount, through, voiceOf } from '../../integrations/index.ts';
import { claimDial, type DialOrder, type DialWork } from '../use-cases/claim-dial.ts';
import { looked, noteDialled, noteNotDialled, noteUnconfirmed, putOffDial } from '../use-cases/record-dial-result.ts';

/**
 * CB-15: one call, dialled once. The intent is stored before the provider is asked; whoever finds one without an answer looks for the
 * call by the reference in its metadata before anybody dials again.
 */
export const dialCallJob =
  (services: Services): Task =>
  async (payload) => {
    const work = await claimDial(services, payload as DialOrder);
    if (!work) return;
    const voice = await voiceOf(services, work.workspaceId, work.from ?? undefined);
    if (voice.kind === 'NOT_SET_UP') return noteNotDialled(services, work, voice.words);
    try {
      await through(voice, async (port) => {
        if (!work.mustLook) return noteDialled(services, work, await port.call(work.request));
        const { to, reference } = work.request;
        const found = await port.findCall({ to, reference, attemptedAt: work.attemptedAt });
        return foundOrNot(services, work, found, port.capability.settleSeconds);
      });
    } catch (error) {
      if (!(error instanceof ThroughAccount) || !isProviderError(error.cause)) throw error;
      await reportFailure(services, error.used, error.cause);
      await follow(services, work, error.cause);
    }
  };

const foundOrNot = (services: Services, work: DialWork, found: PlacedCall | null, settles: number): Promise<void> =>
  found ? noteDialled(services, work, found) : looked(services, work, settles);

function follow(services: Services, work: DialWork, error: ProviderError): Promise<void> {
  // Whether it rings is as unknown as before.
  if (work.mustLook || error.kind === 'RETRY') return putOffDial(services, work, error);
  if (error.kind === 'UNCONFIRMED') return noteUnconfirmed(services, work);
  return noteNotDialled(services, work, error.words);
}
