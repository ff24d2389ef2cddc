import { LIMITS } from '@frontdesk/domain';
import { readCloudMessage, readCloudStatus, readTwilioInbound, readTwilioStatus } from '@frontdesk/providers';
import type { Inbound } from './inbound.ts';

/** A contact's message from any provider. */
export interface ContactMessage {
  readonly providerId: string;
  /** E.164. Null when WhatsApp sends only its own user id. */
  readonly from: string | null;
  readonly userId: string | null;
  readonly profileName: string | null;
  /** Our number as the provider identifies it. */
  readonly called: { readonly providerNumberId: string } | { readonly number: string };
  /** Text for the inbox. */
  readonly body: string;
  /** Text written by the contact. */
  readonly text: string;
  /** Reactions need no reply. */
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

/** E.164 format of contacts. */
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

/** Inbox labels for Meta's non-text message types. */
const MEDIA: Readonly<Record<string, string>> = {
  image: 'image/*',
  sticker: 'image/*',
  audio: 'audio/*',
  video: 'video/*',
  document: 'file',
  location: 'location',
  contacts: 'contacts',
};

/** Parses a delivery status report from any provider. */
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

/** Inbox text of a contact's message: its text and labels for media. Never empty, limited in length. */
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
