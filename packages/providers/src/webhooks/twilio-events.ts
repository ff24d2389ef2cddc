import * as z from 'zod';
import type { MessageStatus } from '../ports/messaging-port.ts';
import { fileAttachment, type InboundAttachment, placeAttachment } from './inbound-attachment.ts';
import { twilioParams } from './twilio-webhook.ts';

const address = z.string().transform((value) => value.replace(/^whatsapp:/, ''));
const sid = z.string().regex(/^(SM|MM)[0-9a-f]{32}$/i);
const accountSid = z.string().regex(/^AC[0-9a-f]{32}$/i);

const inbound = z.object({
  MessageSid: sid,
  AccountSid: accountSid,
  From: address,
  To: address,
  Body: z.string().default(''),
  NumMedia: z.coerce.number().int().min(0).max(10).default(0),
  ProfileName: z.string().optional(),
  WaId: z.string().optional(),
  ButtonText: z.string().optional(),
  OriginalRepliedMessageSid: sid.optional().catch(undefined),
  Latitude: z.string().optional(),
  Longitude: z.string().optional(),
  Address: z.string().optional(),
  Label: z.string().optional(),
});

export interface TwilioInbound {
  readonly messageSid: string;
  readonly accountSid: string;
  /** Phone number of the contact in E.164. */
  readonly from: string;
  /** Phone number of the workspace in E.164. */
  readonly to: string;
  readonly body: string;
  readonly profileName: string | null;
  /** Quick reply that the contact pressed, and the id of the message that offered it. Null if the contact pressed none. */
  readonly pressed: { readonly messageSid: string; readonly text: string } | null;
  readonly attachments: readonly InboundAttachment[];
}

/** Parses an inbound message. Null if the request is not an inbound message. */
export function readTwilioInbound(rawBody: Buffer | string): TwilioInbound | null {
  const form = twilioParams(rawBody);
  const read = inbound.safeParse(form);
  if (!read.success) return null;
  const { MessageSid, AccountSid, From, To, Body, ProfileName, ButtonText, OriginalRepliedMessageSid } = read.data;
  return {
    messageSid: MessageSid,
    accountSid: AccountSid,
    from: From,
    to: To,
    body: Body,
    profileName: ProfileName ?? null,
    pressed:
      ButtonText && OriginalRepliedMessageSid ? { messageSid: OriginalRepliedMessageSid, text: ButtonText } : null,
    attachments: attachmentsOf(read.data, form),
  };
}

const EARTH = /^-?\d{1,3}(\.\d+)?$/;

function attachmentsOf(
  { NumMedia, Latitude, Longitude, Label, Address }: z.infer<typeof inbound>,
  form: ReturnType<typeof twilioParams>,
) {
  const files = Array.from({ length: NumMedia }, (_, at) =>
    fileAttachment(kindOf(text(form[`MediaContentType${at}`])), text(form[`MediaUrl${at}`]), null),
  );
  if (!EARTH.test(Latitude ?? '') || !EARTH.test(Longitude ?? '')) return files;
  const place = { latitude: Number(Latitude), longitude: Number(Longitude), name: Label, address: Address };
  return [...files, placeAttachment(place)];
}

/** Returns the kind of an attachment. WhatsApp records voice messages as Ogg, and stickers are WebP images. */
function kindOf(contentType: string) {
  if (contentType === 'image/webp') return 'STICKER';
  if (contentType.startsWith('audio/ogg')) return 'VOICE';
  const kinds = { image: 'IMAGE', audio: 'AUDIO', video: 'VIDEO' } as const;
  const family = contentType.split('/')[0] ?? '';
  return family in kinds ? kinds[family as keyof typeof kinds] : 'DOCUMENT';
}

const status = z.object({
  MessageSid: sid,
  AccountSid: accountSid,
  MessageStatus: z.string(),
  ErrorCode: z.string().optional(),
  ErrorMessage: z.string().optional(),
});

export interface TwilioStatusReport {
  readonly messageSid: string;
  readonly accountSid: string;
  readonly status: MessageStatus;
  readonly failure: { readonly code: string | null; readonly words: string } | null;
}

/** Parses a delivery report. Null if the request is not a delivery report or its status is not used. */
export function readTwilioStatus(rawBody: Buffer | string): TwilioStatusReport | null {
  const read = status.safeParse(twilioParams(rawBody));
  if (!read.success) return null;
  const { MessageSid, AccountSid, MessageStatus: word, ErrorCode, ErrorMessage } = read.data;
  const known = twilioStatus(word);
  if (!known) return null;
  const failure = known === 'FAILED' ? twilioFailure(ErrorCode, ErrorMessage) : null;
  return { messageSid: MessageSid, accountSid: AccountSid, status: known, failure };
}

/** Messages for common Twilio error codes, because Twilio's webhooks often contain only the code. */
const WORDS: Readonly<Record<string, string>> = {
  '21211': 'The number is not a phone number.',
  '21610': 'The contact has opted out.',
  '63003': 'The number is not on WhatsApp.',
  '63013': 'WhatsApp refused the message because of its policy.',
  '63016': 'The contact wrote more than 24 hours ago: only a template can be sent.',
  '63018': 'Too many messages in a short time.',
  '63024': 'WhatsApp does not deliver to this number.',
  '63027': 'The template is not approved in this language.',
  '63028': 'The number of variables does not match the template.',
  '63040': 'The template was rejected.',
  '63041': 'The template is paused.',
  '63042': 'The template is disabled.',
};

export const twilioFailure = (code: string | undefined, words: string | undefined) => ({
  code: code && code !== '0' ? code : null,
  words: words || WORDS[code ?? ''] || 'The provider gave no reason.',
});

const STATUSES: Readonly<Record<string, MessageStatus>> = {
  accepted: 'QUEUED',
  scheduled: 'QUEUED',
  queued: 'QUEUED',
  sending: 'QUEUED',
  sent: 'SENT',
  delivered: 'DELIVERED',
  read: 'READ',
  undelivered: 'FAILED',
  failed: 'FAILED',
  canceled: 'FAILED',
};

export const twilioStatus = (word: string): MessageStatus | null =>
  Object.hasOwn(STATUSES, word) ? (STATUSES[word] ?? null) : null;

const text = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '');
