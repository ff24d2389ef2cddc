import { LIMITS } from '@frontdesk/domain';

interface LastInbound {
  readonly channel: string;
  readonly lastInboundAt: Date | null;
}

const WINDOW_MS = LIMITS.replyWindowHours * 60 * 60 * 1000;

/** WhatsApp lets a business answer in words of its own for a day; on the phone there is no such thing. */
export const isWindowClosed = ({ channel, lastInboundAt }: LastInbound, now: Date): boolean =>
  channel === 'WHATSAPP' && (lastInboundAt === null || now.getTime() - lastInboundAt.getTime() > WINDOW_MS);
