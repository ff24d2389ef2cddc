import { LIMITS } from '@frontdesk/domain';

interface LastInbound {
  readonly channel: string;
  readonly lastInboundAt: Date | null;
}

const WINDOW_MS = LIMITS.replyWindowHours * 60 * 60 * 1000;

/** WhatsApp allows free-form replies only within 24 hours of the contact's last message. Calls have no such limit. */
export const isWindowClosed = ({ channel, lastInboundAt }: LastInbound, now: Date): boolean =>
  channel === 'WHATSAPP' && (lastInboundAt === null || now.getTime() - lastInboundAt.getTime() > WINDOW_MS);
