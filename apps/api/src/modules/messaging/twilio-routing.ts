import { readTwilioInbound, readTwilioStatus, twilioParams } from '@frontdesk/providers';

export type InboundKind = 'MESSAGE' | 'STATUS';

/** For whom a call of Twilio says that it is, and by which name the same call is known again. */
export interface TwilioRoute {
  readonly accountSid: string;
  /** Ours, E.164. */
  readonly number: string;
  readonly providerId: string;
  /** Twilio has more words for what became of a message than say something to us. */
  readonly saysSomething: boolean;
  /** Who wrote it; null for a report. */
  readonly sender: string | null;
}

/** Null for what is neither a message nor a report. */
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
