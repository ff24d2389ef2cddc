import { isProviderError, type MessagingPort, type ProviderError } from '@frontdesk/providers';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../auth/context.ts';
import { senderFor } from '../../phone-configs/index.ts';
import { claimSend, type SendOrder, type SendWork } from '../use-cases/claim-outbound-message.ts';
import {
  looked,
  noteFailed,
  noteLost,
  noteSent,
  noteUnconfirmed,
  putOffSend,
} from '../use-cases/record-send-result.ts';

/**
 * Sends one stored message, of the agent or of a member. That it is about to be sent is written down before the provider is asked: whoever
 * comes after a crash finds that, and asks the provider whether it has the message instead of sending it again.
 */
export const sendMessageJob =
  (services: Services): Task =>
  async (payload, { job }) => {
    const work = await claimSend(services, payload as SendOrder, job.id);
    if (!work) return;
    const sender = await senderFor(services, work.workspaceId, work.phoneConfigId);
    if (sender.kind === 'NOT_SET_UP') return noteFailed(services, work, { code: null, words: sender.words });
    const { port } = sender;
    try {
      await (work.mustLook ? look(services, work, port) : send(services, work, port));
    } catch (error) {
      if (!isProviderError(error)) throw error;
      await sender.report(error);
      await follow(services, work, { error, port });
    }
  };

async function send(services: Services, work: SendWork, port: MessagingPort): Promise<void> {
  const { to, body, template } = work;
  const outbound = { to, statusCallback: callbackOf(services, work), reference: work.messageId };
  if (template?.fault) return noteFailed(services, work, { code: 'TEMPLATE_NOT_APPROVED', words: template.fault });
  const sent = template
    ? await port.sendTemplate({ ...outbound, ...template })
    : await port.sendText({ ...outbound, body });
  return noteSent(services, work, sent);
}

/** Where the provider cannot be asked, only its own report will tell: the message is never sent again, and waits for that. */
async function look(services: Services, work: SendWork, port: MessagingPort): Promise<void> {
  if (port.capability.strategy === 'CALLBACK') return noteLost(services, work);
  const found = await port.findSent(knownOf(work));
  return looked(services, work, { found, settles: port.capability.settleSeconds });
}

interface Fault {
  readonly error: ProviderError;
  readonly port: MessagingPort;
}

function follow(services: Services, work: SendWork, { error, port }: Fault): Promise<void> {
  // Whether it went out is as unknown as before.
  if (work.mustLook) return putOffSend(services, work, error);
  if (error.kind === 'RETRY') return putOffSend(services, work, error);
  const { code, words } = error;
  if (error.kind !== 'UNCONFIRMED') return noteFailed(services, work, { code, words });
  return port.capability.strategy === 'CALLBACK' ? noteLost(services, work) : noteUnconfirmed(services, work);
}

/** The text of a template is the provider's own. */
const knownOf = ({ to, body, template, attemptedAt, except }: SendWork) => ({
  to,
  body: template ? null : body,
  attemptedAt,
  except,
});

/** Carries our own name of it, so that a report finds the message even where the answer was lost. */
const callbackOf = ({ publicBaseUrl }: Services, { messageId }: SendWork): string =>
  `${publicBaseUrl}/api/whatsapp/status?message=${messageId}`;
