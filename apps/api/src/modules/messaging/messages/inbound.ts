import { LIMITS } from '@frontdesk/domain';
import { readCloudMessage, readCloudStatus, readTwilioInbound, readTwilioStatus } from '@frontdesk/providers';
import type { EventContext } from '../../../events/record-event.ts';

export type InboundProvider = 'TWILIO' | 'WHATSAPP_CLOUD' | 'CALCOM';

/** An inbound event during its processing. */
export interface Inbound {
  readonly workspaceId: string;
  readonly eventId: string;
  readonly provider: InboundProvider;
  readonly payload: Buffer;
  /** Message id in the webhook URL of a delivery report. Null if the URL contains none. */
  readonly reference: string | null;
  /** Time the event was received. */
  readonly now: Date;
  readonly by: EventContext;
}

/** Message of a contact, independent of the provider. */
export interface ContactMessage {
  readonly providerId: string;
  /** Phone number in E.164 format. Null if WhatsApp sent only the user id. */
  readonly from: string | null;
  readonly userId: string | null;
  readonly profileName: string | null;
  /** Phone number to which the contact wrote, as the provider identifies it. */
  readonly called: { readonly providerNumberId: string } | { readonly number: string };
  /** Text shown in the inbox. */
  readonly body: string;
  /** Text that the contact wrote. */
  readonly text: string;
  /** False for reactions, which need no reply. */
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
  const { messageSid: providerId, from, to: number, profileName, body: text } = inbound;
  return {
    providerId,
    from,
    userId: null,
    profileName,
    called: { number },
    body: displayTextOf(inbound),
    text,
    wantsAnswer: true,
  };
}

/** Phone number in E.164 format. */
const PHONE = /^\+[1-9][0-9]{4,14}$/;

function parseCloudMessage(payload: Buffer): ContactMessage | null {
  const inbound = readCloudMessage(payload);
  if (!inbound || inbound.type === 'system') return null;
  const { wamid, phoneNumberId, from, userId, profileName, type, text } = inbound;
  const isReaction = type === 'reaction';
  const contentType = MEDIA[type];
  const media = contentType ? [{ contentType }] : [];
  const words = isReaction ? reactionOf(text) : text;
  return {
    providerId: wamid,
    from,
    userId,
    profileName,
    called: { providerNumberId: phoneNumberId },
    body: displayTextOf({ body: words, media }),
    text: isReaction ? '' : text,
    wantsAnswer: !isReaction,
  };
}

const reactionOf = (emoji: string): string => (emoji ? `(Reacted with ${emoji})` : '(Removed a reaction)');

/** Content types from which the inbox labels of non-text messages of the WhatsApp Cloud API are made. */
const MEDIA: Readonly<Record<string, string>> = {
  image: 'image/*',
  sticker: 'image/*',
  audio: 'audio/*',
  video: 'video/*',
  document: 'file',
  location: 'location',
  contacts: 'contacts',
};

/** Parses a delivery report, independent of the provider. */
export function parseReport({ provider, payload }: Pick<Inbound, 'provider' | 'payload'>) {
  if (provider === 'WHATSAPP_CLOUD') {
    const report = readCloudStatus(payload);
    return report && { providerId: report.wamid, status: report.status, failure: report.failure };
  }
  const report = readTwilioStatus(payload);
  return report && { providerId: report.messageSid, status: report.status, failure: report.failure };
}

interface InboundContent {
  readonly body: string;
  readonly media: readonly { readonly contentType: string }[];
}

/**
 * Returns the inbox text of a message: its text and labels for media. The text is never empty and is cut off at a
 * maximum length.
 */
function displayTextOf({ body, media }: InboundContent): string {
  const text = body
    .replaceAll('\0', '')
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .trim();
  const shown =
    [text, ...media.map(attachmentText)].filter(Boolean).join('\n') || 'Sent something that cannot be shown here.';
  return shown.length <= LIMITS.messageLength ? shown : `${shown.slice(0, LIMITS.messageLength - 1)}…`;
}

const attachmentText = ({ contentType }: { contentType: string }): string =>
  `(Sent ${KINDS[contentType.split('/')[0] ?? ''] ?? 'a file'}, which cannot be shown here.)`;

const KINDS: Readonly<Record<string, string>> = {
  image: 'an image',
  audio: 'a voice message',
  video: 'a video',
  location: 'a place',
  contacts: 'a contact',
};
