import {
  type MessageChoices,
  TEMPLATE_STATUS_TITLES,
  type TemplateButton,
  type TemplateStatus,
} from '@frontdesk/domain';
import type { Services } from '../../../../auth/context.ts';
import type { WhatsAppTemplate } from '../../../../db/generated/client.ts';
import { updateRow } from '../../../../db/rows.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueSend } from '../../../../events/outbox.ts';
import {
  findMessageBlocker,
  findRatingBlocker,
  type LockedConversation,
  lockConversationOf,
  lockMessage,
  type MessageRow,
  type SendBlocker,
  type SendRow,
  sendOf,
} from '../../../agent/runs/index.ts';
import {
  checkSendEligibility,
  type IneligibleReason,
  SUPERSEDED_BY_MERGE,
  skipCancelled,
} from '../../../campaigns/recipients/index.ts';
import { findSequenceBlocker } from '../../../campaigns/sequences/index.ts';
import { transitionMessageStatus } from '../../conversations/index.ts';
import { revokeUnsentForm } from '../../surfaces/index.ts';
import { sentChoices, sentQuickReplies } from '../choices.ts';
import { escalateUnconfirmedReply } from './escalate-unconfirmed-reply.ts';
import { type HeaderFile, headerFileOf } from './header-media.ts';
import { closeSend } from './record-send-result.ts';

export interface SendOrder {
  readonly workspaceId: string;
  readonly messageId: string;
}

/** Template message in the form required by the provider. */
interface TemplateToSend {
  /** Twilio id or Meta name of the template. */
  readonly templateId: string;
  readonly language: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly quickReplies: ReturnType<typeof sentQuickReplies>;
  /** File in the header. Null if there is none. */
  readonly headerFile: HeaderFile | null;
  /**
   * Reason why the template cannot be sent, according to the last synchronization with the provider. Null if it can be
   * sent.
   */
  readonly unavailableReason: string | null;
}

/** Message that this process has claimed for sending or looking up. */
export interface OutboundMessageClaim extends SendOrder {
  readonly conversationId: string;
  readonly claim: number;
  readonly to: string;
  /** Phone number that sends the message. Null means the phone number of the Twilio integration. */
  readonly phoneConfigId: string | null;
  readonly body: string;
  readonly template: TemplateToSend | null;
  /** Options that the contact can choose from. Null if the message offers no options. */
  readonly choices: MessageChoices | null;
  readonly attemptedAt: Date;
  /** True if an earlier attempt may have sent the message, so that it must be looked up first. */
  readonly mustLook: boolean;
  readonly except: readonly string[];
}

const LEASE_MS = 60_000;
/** An upload of a file takes at most 50 seconds. */
const LEASE_WITH_UPLOAD_MS = 2 * LEASE_MS;
const IN_TURN_MS = 1_000;
/** Maximum time in milliseconds for which the lookup of a message delays later messages. */
const LOOKED_FOR_MS = 3 * 60_000;

/**
 * Claims a message to send or look up. A conversation's messages are processed one at a time. Returns null if there is
 * nothing to do yet or sending is not allowed.
 */
export const claimOutboundMessage = (
  services: Services,
  order: SendOrder,
  job: string,
): Promise<OutboundMessageClaim | null> =>
  services.database.forWorkspace(order.workspaceId).write(async (tx) => {
    // The statements share a round trip and run in this order, so the conversation is locked first.
    const [conversation, message, send] = await Promise.all([
      lockConversationOf(tx, order.messageId),
      lockMessage(tx, order.messageId),
      sendOf(tx, order.messageId),
    ]);
    if (!conversation || !message || !send) return null;
    const now = services.clock();
    if (!isOpen(message, send)) {
      await closeSend(tx, services, message);
      return escalateUnconfirmedReply(tx, services, { conversation, message, send });
    }
    if (send.leaseUntil && send.leaseUntil > now && send.leasedByJob !== job)
      return retryLater(tx, message, send.leaseUntil);
    if (send.state === 'WAITING') {
      const [isBehind, blocker] = await Promise.all([
        isBehindAnother(tx, message, now),
        findMessageBlocker(tx, conversation, message, now),
      ]);
      if (isBehind) return retryLater(tx, message, new Date(now.getTime() + IN_TURN_MS));
      if (blocker) return suppress(tx, services, { message, blocker });
      const obsolete =
        message.author === 'AGENT' && message.clientId ? await findAutomaticBlocker(tx, message.clientId) : null;
      if (obsolete) return suppress(tx, services, { message, blocker: { outcome: 'SUPPRESSED', words: obsolete } });
      const ineligibleReason = message.author === 'CAMPAIGN' ? await checkSendEligibility(tx, message.id, now) : null;
      if (ineligibleReason) return deferSend(tx, services, message, ineligibleReason);
    }
    return leaseSend(tx, services, { message, send, conversation, now, job });
  });

/** Returns why a rating request or a sequence message must no longer be sent. Returns null if it can be sent. */
async function findAutomaticBlocker(tx: Tx, id: string): Promise<string | null> {
  const blocker = await findRatingBlocker(tx, id);
  return blocker === undefined ? findSequenceBlocker(tx, id) : blocker;
}

const isOpen = ({ status }: MessageRow, { state }: SendRow): boolean =>
  state !== 'DONE' && (status === 'QUEUED' || status === 'UNCONFIRMED');

async function retryLater(tx: Tx, { workspaceId, id, author }: MessageRow, at: Date): Promise<null> {
  await enqueueSend(tx, { workspaceId, messageId: id, isOfCampaign: author === 'CAMPAIGN' }, at);
  return null;
}

/**
 * Returns whether an earlier message must be sent or looked up first. Pending campaign messages are ignored, because
 * quiet hours can defer them.
 */
async function isBehindAnother(tx: Tx, { id, conversationId, sentAt }: MessageRow, now: Date): Promise<boolean> {
  const lookedForSince = new Date(now.getTime() - LOOKED_FOR_MS);
  const before = await tx.sql`
    select from messages m join message_dispatches s on s.workspace_id = m.workspace_id and s.id = m.id
    where m.conversation_id = ${conversationId} and m.direction = 'OUT' and m.status in ('QUEUED', 'UNCONFIRMED')
      and (m.sent_at, m.id) < (${sentAt}::timestamptz, ${id}::uuid) and not (m.author = 'CAMPAIGN' and s.state = 'WAITING')
      and (m.status = 'QUEUED' and s.state <> 'DONE' or m.status = 'UNCONFIRMED' and s.attempted_at > ${lookedForSince})
    limit 1`;
  return before.length > 0;
}

async function suppress(
  tx: Tx,
  services: Services,
  { message, blocker }: { message: MessageRow; blocker: SendBlocker },
): Promise<null> {
  await transitionMessageStatus(tx, message, {
    status: 'SUPPRESSED',
    failure: { code: null, words: blocker.words },
  });
  await revokeUnsentForm(tx, services, message);
  return closeSend(tx, services, { ...message, status: 'SUPPRESSED' }, blocker);
}

/** Suppresses or defers a campaign message before it is sent. Does nothing while the campaign is paused. */
async function deferSend(
  tx: Tx,
  services: Services,
  message: MessageRow,
  ineligibleReason: IneligibleReason,
): Promise<null> {
  if (ineligibleReason === 'CANCELLED') {
    const blocker = { outcome: 'SUPPRESSED', words: 'The campaign was canceled.' } as const;
    await suppress(tx, services, { message, blocker });
    await skipCancelled(tx, message.id);
    return null;
  }
  if (ineligibleReason === 'MERGED')
    return suppress(tx, services, {
      message,
      blocker: { outcome: 'SUPPRESSED', words: SUPERSEDED_BY_MERGE },
    });
  // The message is sent when the campaign is resumed.
  if (ineligibleReason === 'PAUSED') return null;
  await tx.messageDispatch.updateMany({ where: { id: message.id }, data: { notBefore: ineligibleReason.from } });
  return retryLater(tx, message, ineligibleReason.from);
}

interface ClaimInput {
  readonly message: MessageRow;
  readonly send: SendRow;
  readonly conversation: LockedConversation;
  readonly now: Date;
  readonly job: string;
}

async function leaseSend(
  tx: Tx,
  services: Services,
  { message, send, conversation, now, job }: ClaimInput,
): Promise<OutboundMessageClaim> {
  const { workspaceId, id, conversationId, body, phoneConfigId } = message;
  const mustLook = send.state !== 'WAITING';
  const attemptedAt = mustLook ? (send.attemptedAt ?? now) : now;
  const template = await resolveTemplate(tx, services, message);
  const mustUpload = template?.headerFile?.mediaId === null;
  const leaseUntil = new Date(now.getTime() + (mustUpload ? LEASE_WITH_UPLOAD_MS : LEASE_MS));
  const claim = send.claim + 1;
  const state = mustLook ? 'UNCONFIRMED' : 'SENDING';
  const attempts = mustLook ? send.attempts : send.attempts + 1;
  const taken = { state, claim, leaseUntil, leasedByJob: job, attemptedAt, attempts };
  await updateRow<SendRow>(tx, 'MessageDispatch', id, taken);
  if (mustLook) await transitionMessageStatus(tx, message, { status: 'UNCONFIRMED' });
  const { phone: to } = conversation;
  const except = mustLook ? await providerIds(tx, conversationId) : [];
  const choices = sentChoices(id, message.choices as MessageChoices | null);
  const through = { to, phoneConfigId, body, template, choices };
  return { workspaceId, messageId: id, conversationId, claim, ...through, attemptedAt, mustLook, except };
}

async function providerIds(tx: Tx, conversationId: string): Promise<string[]> {
  const named = { conversationId, direction: 'OUT', providerId: { not: null } };
  const rows = await tx.message.findMany({
    where: named,
    select: { providerId: true },
    orderBy: { sentAt: 'desc' },
    take: 200,
  });
  return rows.flatMap(({ providerId }) => providerId ?? []);
}

/**
 * Returns the template of a message, with the reason if the template can no longer be sent. Returns null for a
 * free-form message.
 */
async function resolveTemplate(tx: Tx, services: Services, message: MessageRow): Promise<TemplateToSend | null> {
  if (message.templateId === null) return null;
  const template = await tx.whatsAppTemplate.findFirstOrThrow({ where: { id: message.templateId } });
  const { provider, providerId, name, language } = template;
  return {
    templateId: provider === 'TWILIO' ? providerId : name,
    language,
    variables: message.templateVariables as Record<string, string>,
    quickReplies: sentQuickReplies(message.id, (message.templateButtons ?? []) as unknown as TemplateButton[]),
    headerFile: await headerFileOf(services, tx, { ...message, now: services.clock() }),
    unavailableReason: unavailableReason(template, message),
  };
}

/** Returns why a message with the template cannot be sent. Returns null if it can be sent. */
function unavailableReason(
  { status, removedAt, headerFormat }: WhatsAppTemplate,
  { headerFileId }: MessageRow,
): string | null {
  if (removedAt) return 'The provider no longer has this template.';
  if (headerFormat !== null && headerFileId === null) return 'The header of the template needs a file.';
  const title = TEMPLATE_STATUS_TITLES[status as TemplateStatus].toLowerCase();
  return status === 'APPROVED' ? null : `The template is ${title}: WhatsApp allows only approved templates.`;
}
