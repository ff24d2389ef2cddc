import { isProviderError, type ProviderError } from '@frontdesk/providers';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../context/context.ts';
import { messagingOf, reportFailure, ThroughAccount, through } from '../../integrations/index.ts';
import { claimSend, type SendOrder, type SendWork } from './claim-send.ts';
import { looked, noteFailed, noteSent, noteUnconfirmed, putOffSend } from './note-sent.ts';

/**
 * Sends one stored message, of the agent or of a member. That it is about to be sent is written down before the provider is asked: whoever
 * comes after a crash finds that, and asks the provider whether it has the message instead of sending it again.
 */
export const sendMessageJob =
  (services: Services): Task =>
  async (payload, { job }) => {
    const work = await claimSend(services, payload as SendOrder, job.id);
    if (!work) return;
    const messaging = await messagingOf(services, work.workspaceId);
    if (messaging.kind === 'NOT_SET_UP') return noteFailed(services, work, { code: null, words: messaging.words });
    try {
      await through(messaging, async (port) => {
        if (work.mustLook)
          return looked(services, work, {
            found: await port.findSent(knownOf(work)),
            settles: port.capability.settleSeconds,
          });
        const sent = await port.sendText({ to: work.to, body: work.body, statusCallback: callbackOf(services, work) });
        return noteSent(services, work, sent);
      });
    } catch (error) {
      if (!(error instanceof ThroughAccount) || !isProviderError(error.cause)) throw error;
      await reportFailure(services, error.used, error.cause);
      await follow(services, work, error.cause);
    }
  };

function follow(services: Services, work: SendWork, error: ProviderError): Promise<void> {
  // Whether it went out is as unknown as before.
  if (work.mustLook) return putOffSend(services, work, error);
  if (error.kind === 'RETRY') return putOffSend(services, work, error);
  if (error.kind === 'UNCONFIRMED') return noteUnconfirmed(services, work);
  return noteFailed(services, work, { code: error.code, words: error.words });
}

const knownOf = ({ to, body, attemptedAt, except }: SendWork) => ({ to, body, attemptedAt, except });

/** Carries our own name of it, so that a report finds the message even where the answer was lost. */
const callbackOf = ({ publicBaseUrl }: Services, { messageId }: SendWork): string =>
  `${publicBaseUrl}/api/whatsapp/status?message=${messageId}`;
