import { attachmentLine, LIMITS } from '@frontdesk/domain';
import {
  type InboundAttachment,
  readCloudMessage,
  readCloudStatus,
  readTwilioInbound,
  readTwilioStatus,
} from '@frontdesk/providers';
import type { EventContext } from '../../../events/record-event.ts';
import type { PressedOption } from './choices.ts';

export type InboundProvider = 'TWILIO' | 'WHATSAPP_CLOUD' | 'CALCOM';

/** Inbound event that is being processed. */
export interface Inbound {
  readonly workspaceId: string;
  readonly eventId: string;
  readonly provider: InboundProvider;
  readonly payload: Buffer;
  /** Message id from the webhook URL of a delivery report. Null if the URL contains no id. */
  readonly reference: string | null;
  /** Time the event was received. */
  readonly now: Date;
  readonly by: EventContext;
}

/** Provider-independent form of a message from a contact. */
export interface ContactMessage {
  readonly providerId: string;
  /** Phone number of the contact in E.164 format. Null if WhatsApp sent only the user id. */
  readonly from: string | null;
  readonly userId: string | null;
  readonly profileName: string | null;
  /**
   * Phone number of the workspace to which the contact wrote: the provider's id of the number, or the number itself.
   */
  readonly called: { readonly providerNumberId: string } | { readonly number: string };
  /** Text of the message as shown in the inbox. */
  readonly body: string;
  /** Text that the contact wrote. Empty for reactions and for files without text. */
  readonly text: string;
  /** Option that the contact pressed. Null if the contact pressed no option. */
  readonly pressed: PressedOption | null;
  readonly attachments: readonly InboundAttachment[];
  /** True if the message needs a reply. False for reactions. */
  readonly wantsAnswer: boolean;
}

export function parseContactMessage({
  provider,
  payload,
}: Pick<Inbound, 'provider' | 'payload'>): ContactMessage | null {
  return provider === 'TWILIO' ? parseTwilioMessage(payload) : parseCloudMessage(payload);
}

function parseTwilioMessage(payload: Buffer): ContactMessage | null {
  const inbound = readTwilioInbound(payload);
  if (!inbound || !PHONE.test(inbound.from)) return null;
  const { messageSid: providerId, from, to: number, profileName, body: text, pressed, attachments } = inbound;
  return {
    providerId,
    from,
    userId: null,
    profileName,
    called: { number },
    body: displayTextOf(text, attachments),
    text,
    pressed: pressed && { repliedToId: pressed.messageSid, title: pressed.text },
    attachments,
    wantsAnswer: true,
  };
}

/** Matches a phone number in E.164 format. */
const PHONE = /^\+[1-9][0-9]{4,14}$/;

function parseCloudMessage(payload: Buffer): ContactMessage | null {
  const inbound = readCloudMessage(payload);
  if (!inbound || inbound.type === 'system') return null;
  const { wamid, phoneNumberId, from, userId, profileName, type, text, choiceId, attachments } = inbound;
  const isReaction = type === 'reaction';
  const words = isReaction ? reactionOf(text) : text;
  return {
    providerId: wamid,
    from,
    userId,
    profileName,
    called: { providerNumberId: phoneNumberId },
    body: displayTextOf(words, attachments),
    text: isReaction ? '' : text,
    pressed: choiceId === null ? null : { id: choiceId },
    attachments,
    wantsAnswer: !isReaction,
  };
}

const reactionOf = (emoji: string): string => (emoji ? `(Reacted with ${emoji})` : '(Removed a reaction)');

/** Parses a delivery report into a provider-independent form. Returns null if the event is not a delivery report. */
export function parseReport({ provider, payload }: Pick<Inbound, 'provider' | 'payload'>) {
  if (provider === 'WHATSAPP_CLOUD') {
    const report = readCloudStatus(payload);
    return report && { providerId: report.wamid, status: report.status, failure: report.failure };
  }
  const report = readTwilioStatus(payload);
  return report && { providerId: report.messageSid, status: report.status, failure: report.failure };
}

/**
 * Returns the inbox text of a message: its body and one line for each attachment. The result is never empty and is
 * truncated to a maximum length.
 */
function displayTextOf(body: string, attachments: readonly InboundAttachment[]): string {
  const text = body
    .replaceAll('\0', '')
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .trim();
  const lines = attachments.map(({ kind }) => attachmentLine(kind));
  const shown = [text, ...lines].filter(Boolean).join('\n') || 'Sent something that cannot be shown here.';
  return shown.length <= LIMITS.messageLength ? shown : `${shown.slice(0, LIMITS.messageLength - 1)}…`;
}
