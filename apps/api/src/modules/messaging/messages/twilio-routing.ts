import { readTwilioInbound, readTwilioStatus, twilioParams } from '@frontdesk/providers';

export type InboundKind = 'MESSAGE' | 'STATUS';

/** Recipient of a Twilio webhook, with the id by which duplicates are recognized. */
export interface TwilioRoute {
  readonly accountSid: string;
  /** Phone number of the workspace in E.164 format. */
  readonly number: string;
  readonly providerId: string;
  /** False for statuses that are not used. Twilio reports more statuses than the product stores. */
  readonly saysSomething: boolean;
  /** Phone number of the sender. Null for a status report. */
  readonly sender: string | null;
}

/** Returns null if the payload is neither a message nor a status report. */
export function twilioRouteOf(kind: InboundKind, payload: Buffer): TwilioRoute | null {
  if (kind === 'MESSAGE') {
    const message = readTwilioInbound(payload);
    if (!message) return null;
    const { accountSid, to: number, messageSid: providerId, from: sender } = message;
    return { accountSid, number, providerId, saysSomething: true, sender };
  }
  const saysSomething = readTwilioStatus(payload) !== null;
  const { AccountSid: accountSid, From, MessageSid, MessageStatus } = twilioParams(payload);
  if (typeof accountSid !== 'string' || typeof From !== 'string') return null;
  const number = From.replace(/^whatsapp:/, '');
  const providerId = [MessageSid, MessageStatus].join(' ');
  return { accountSid, number, providerId, saysSomething, sender: null };
}
