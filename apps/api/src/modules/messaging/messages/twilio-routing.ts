import { readTwilioInbound, readTwilioStatus, twilioParams } from '@frontdesk/providers';

export type InboundKind = 'MESSAGE' | 'STATUS';

/** Recipient of a Twilio webhook and the id that identifies duplicates. */
export interface TwilioRoute {
  readonly accountSid: string;
  /** Ours, E.164. */
  readonly number: string;
  readonly providerId: string;
  /** Whether the status is relevant. Twilio has more statuses than we use. */
  readonly saysSomething: boolean;
  /** Sender. Null for a status report. */
  readonly sender: string | null;
}

/** Null when it is neither a message nor a report. */
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
