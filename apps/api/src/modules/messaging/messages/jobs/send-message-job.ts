import { type HeaderMedia, isProviderError, type MessagingPort, type ProviderError } from '@frontdesk/providers';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { withLogSubject } from '../../../../provider-log/log-subject.ts';
import { senderFor } from '../../phone-configs/index.ts';
import {
  claimOutboundMessage,
  type OutboundMessageClaim,
  type SendOrder,
} from '../use-cases/claim-outbound-message.ts';
import { withHeaderMedia } from '../use-cases/header-media.ts';
import {
  markFailed,
  markReportPending,
  markSent,
  markUnconfirmed,
  postponeSend,
  recordReconcile,
} from '../use-cases/record-send-result.ts';

/**
 * Sends one stored message. The attempt is stored before the request, so that after a crash the next worker asks the
 * provider whether the message exists before sending it again.
 */
export const sendMessageJob =
  (services: Services): Task =>
  async (payload, { job }) => {
    const work = await claimOutboundMessage(services, payload as SendOrder, job.id);
    if (!work) return;
    const sender = await senderFor(services, work.workspaceId, work.phoneConfigId);
    if (sender.kind === 'NOT_SET_UP') return markFailed(services, work, { code: null, words: sender.words });
    const { port } = sender;
    try {
      await withLogSubject({ messageId: work.messageId }, () =>
        work.mustLook ? reconcile(services, work, port) : sendClaimed(services, work, port),
      );
    } catch (error) {
      if (!isProviderError(error)) throw error;
      await sender.report(error);
      await applyOutcome(services, work, { error, port });
    }
  };

async function sendClaimed(services: Services, work: OutboundMessageClaim, port: MessagingPort): Promise<void> {
  const { to, body, template, choices } = work;
  const outbound = { to, statusCallback: callbackOf(services, work), reference: work.messageId };
  if (template?.unavailableReason)
    return markFailed(services, work, { code: 'TEMPLATE_NOT_APPROVED', words: template.unavailableReason });
  if (!template) return markSent(services, work, await port.sendText({ ...outbound, body, choices }));
  const { headerFile } = template;
  const send = (header: HeaderMedia | null) => port.sendTemplate({ ...outbound, ...template, header });
  const sent = headerFile ? await withHeaderMedia(services, port, headerFile, send) : await send(null);
  return markSent(services, work, sent);
}

/**
 * Looks up a message whose response was lost. If the provider has no API for looking up messages, the message is not
 * sent again and waits for a delivery report.
 */
async function reconcile(services: Services, work: OutboundMessageClaim, port: MessagingPort): Promise<void> {
  if (port.capability.strategy === 'CALLBACK') return markReportPending(services, work);
  const found = await port.findSent(knownMessageOf(work));
  return recordReconcile(services, work, { found, settleSeconds: port.capability.settleSeconds });
}

interface ProviderFailure {
  readonly error: ProviderError;
  readonly port: MessagingPort;
}

function applyOutcome(services: Services, work: OutboundMessageClaim, { error, port }: ProviderFailure): Promise<void> {
  // If an earlier attempt is unconfirmed, the message may have been sent in spite of this error.
  if (work.mustLook) return postponeSend(services, work, error);
  if (error.kind === 'RETRY') return postponeSend(services, work, error);
  const { code, words } = error;
  if (error.kind !== 'UNCONFIRMED') return markFailed(services, work, { code, words });
  return port.capability.strategy === 'CALLBACK' ? markReportPending(services, work) : markUnconfirmed(services, work);
}

/**
 * Returns the properties by which a message is looked up at the provider. The body of a template message is not
 * compared, because the provider renders its text.
 */
const knownMessageOf = ({ to, body, template, attemptedAt, except }: OutboundMessageClaim) => ({
  to,
  body: template ? null : body,
  attemptedAt,
  except,
});

/**
 * Returns the URL for delivery reports. It contains the message id, so that the report can be matched to the message
 * even if the send response was lost.
 */
const callbackOf = ({ publicBaseUrl }: Services, { messageId }: OutboundMessageClaim): string =>
  `${publicBaseUrl}/api/whatsapp/status?message=${messageId}`;
