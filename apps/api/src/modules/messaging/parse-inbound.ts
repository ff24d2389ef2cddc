import { readCloudMessage, readCloudStatus, readTwilioInbound, readTwilioStatus } from '@frontdesk/providers';
import { displayTextOf } from './display-text.ts';
import type { Inbound } from './inbound.ts';

/** A message of a contact, whoever brought it. */
export interface ContactMessage {
  readonly providerId: string;
  /** E.164; null where WhatsApp says only what it calls the person itself. */
  readonly from: string | null;
  readonly userId: string | null;
  readonly profileName: string | null;
  /** Our number, as the provider names it. */
  readonly called: { readonly providerNumberId: string } | { readonly number: string };
  /** What the inbox shows. */
  readonly body: string;
  /** What the contact wrote themselves. */
  readonly text: string;
  /** Nobody waits for an answer to a heart. */
  readonly wantsAnswer: boolean;
}

export function parseContactMessage({
  provider,
  payload,
}: Pick<Inbound, 'provider' | 'payload'>): ContactMessage | null {
  return provider === 'TWILIO' ? parseTwilioMessage(payload) : parseCloudMessage(payload);
}

function parseTwilioMessage(payload: Buffer): ContactMessage | null {
  const said = readTwilioInbound(payload);
  if (!said || !PHONE.test(said.from)) return null;
  const { messageSid: providerId, from, to: number, profileName, body: text } = said;
  return {
    providerId,
    from,
    userId: null,
    profileName,
    called: { number },
    body: displayTextOf(said),
    text,
    wantsAnswer: true,
  };
}

/** E.164, as a contact has it. */
const PHONE = /^\+[1-9][0-9]{4,14}$/;

function parseCloudMessage(payload: Buffer): ContactMessage | null {
  const said = readCloudMessage(payload);
  if (!said || said.type === 'system') return null;
  const { wamid, phoneNumberId, from, userId, profileName, type, text } = said;
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

const reactionOf = (emoji: string): string => (emoji ? `(Reacted with ${emoji})` : '(Took a reaction back)');

/** Meta's types of what is no text, in the words of the inbox. */
const MEDIA: Readonly<Record<string, string>> = {
  image: 'image/*',
  sticker: 'image/*',
  audio: 'audio/*',
  video: 'video/*',
  document: 'file',
  location: 'location',
  contacts: 'contacts',
};

/** What became of a message of ours, whoever tells it. */
export function parseReport({ provider, payload }: Pick<Inbound, 'provider' | 'payload'>) {
  if (provider === 'WHATSAPP_CLOUD') {
    const told = readCloudStatus(payload);
    return told && { providerId: told.wamid, status: told.status, failure: told.failure };
  }
  const told = readTwilioStatus(payload);
  return told && { providerId: told.messageSid, status: told.status, failure: told.failure };
}
