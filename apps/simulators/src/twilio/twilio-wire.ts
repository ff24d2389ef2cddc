import { senderOf } from '../sandbox.ts';
import type { TwilioMessage } from './twilio-store.ts';

export const whatsApp = (e164: string) => (e164.startsWith('whatsapp:') ? e164 : `whatsapp:${e164}`);

export const accountName = (accountSid: string) => `Frontdesk sandbox ${accountSid.slice(2, 8)}`;

export const wireAccount = (accountSid: string) => ({
  sid: accountSid,
  friendly_name: accountName(accountSid),
  status: 'active',
  type: 'Trial',
  owner_account_sid: accountSid,
  date_created: rfc2822(new Date('2026-01-05T09:00:00Z')),
  date_updated: rfc2822(new Date('2026-01-05T09:00:00Z')),
  uri: `/2010-04-01/Accounts/${accountSid}.json`,
});

export const wireMessage = (message: TwilioMessage) => ({
  sid: message.sid,
  account_sid: message.accountSid,
  messaging_service_sid: null,
  from: message.from,
  to: message.to,
  body: message.body,
  num_segments: '1',
  num_media: '0',
  direction: message.direction,
  status: message.status,
  error_code: message.errorCode,
  error_message: null,
  price: null,
  price_unit: null,
  api_version: '2010-04-01',
  date_created: rfc2822(message.createdAt),
  date_updated: rfc2822(message.createdAt),
  date_sent: message.status === 'queued' ? null : rfc2822(message.createdAt),
  uri: `/2010-04-01/Accounts/${message.accountSid}/Messages/${message.sid}.json`,
});

/** The status report that Twilio sends to the StatusCallback URL. */
export const statusForm = (message: TwilioMessage): Record<string, string> => ({
  AccountSid: message.accountSid,
  ApiVersion: '2010-04-01',
  ChannelPrefix: 'whatsapp',
  ChannelToAddress: message.to,
  From: message.from,
  MessageSid: message.sid,
  MessageStatus: message.status,
  SmsSid: message.sid,
  SmsStatus: message.status,
  To: message.to,
  ...(message.errorCode ? { ErrorCode: String(message.errorCode) } : {}),
});

export interface InboundMessage {
  readonly accountSid: string;
  /** The contact's phone number in E.164 format. */
  readonly from: string;
  /** The workspace's phone number. By default, the account's phone number. */
  readonly to?: string;
  readonly body: string;
  readonly profileName?: string;
  readonly media?: readonly { readonly url: string; readonly contentType: string }[];
  readonly location?: SentLocation;
  /** Quick reply that the contact pressed, and the message that offered it. */
  readonly pressed?: { readonly id: string; readonly title: string; readonly messageSid: string };
}

export interface SentLocation {
  readonly latitude: number;
  readonly longitude: number;
  readonly label?: string;
  readonly address?: string;
}

export const inboundForm = (
  message: TwilioMessage,
  { profileName, media = [], location, pressed }: InboundMessage,
): Record<string, string> => ({
  AccountSid: message.accountSid,
  ApiVersion: '2010-04-01',
  Body: message.body,
  From: message.from,
  MessageSid: message.sid,
  MessageType: pressed ? 'button' : location ? 'location' : (media[0]?.contentType.split('/')[0] ?? 'text'),
  NumMedia: String(media.length),
  NumSegments: '1',
  ProfileName: profileName ?? 'Contact',
  SmsMessageSid: message.sid,
  SmsSid: message.sid,
  SmsStatus: 'received',
  To: message.to,
  WaId: message.from.replace(/^whatsapp:\+/, ''),
  ...(location ? locationForm(location) : {}),
  ...(pressed
    ? { ButtonText: pressed.title, ButtonPayload: pressed.id, OriginalRepliedMessageSid: pressed.messageSid }
    : {}),
  ...Object.fromEntries(
    media.flatMap(({ url, contentType }, at) => [
      [`MediaUrl${at}`, url],
      [`MediaContentType${at}`, contentType],
    ]),
  ),
});

const locationForm = ({ latitude, longitude, label, address }: SentLocation): Record<string, string> => ({
  Latitude: String(latitude),
  Longitude: String(longitude),
  ...(label ? { Label: label } : {}),
  ...(address ? { Address: address } : {}),
});

export const workspaceNumber = (accountSid: string, to: string | undefined) => whatsApp(to ?? senderOf(accountSid));

const rfc2822 = (date: Date) => date.toUTCString().replace('GMT', '+0000');
