import type { Channel } from '@frontdesk/domain';

const WINDOW_MS = 24 * 60 * 60 * 1000;

interface Addressee {
  channel: Channel;
  lastInboundAt: string | null;
  contact?: { blockedAt: string | null };
  viewerCan: { reply: { allowed: boolean; reason: string | null } };
}

/** When the time for a reply ends, or null where a reply is free at any time: WhatsApp gives a day after the contact wrote. */
export function replyUntil({ channel, lastInboundAt }: Pick<Addressee, 'channel' | 'lastInboundAt'>): number | null {
  if (channel !== 'WHATSAPP') return null;
  return lastInboundAt ? new Date(lastInboundAt).getTime() + WINDOW_MS : 0;
}

/** Why the viewer cannot write here, in a sentence; null when they can. The server has the last word. */
export function replyHindrance(conversation: Addressee, now: number): string | null {
  const { viewerCan, contact } = conversation;
  if (!viewerCan.reply.allowed) return viewerCan.reply.reason ?? 'You may not reply in this conversation.';
  if (contact?.blockedAt) return 'This contact is blocked, so nothing is sent to them.';
  const until = replyUntil(conversation);
  if (until === null || now < until) return null;
  return until === 0
    ? 'The contact has not written yet. WhatsApp lets you answer once they do.'
    : 'The contact wrote more than 24 hours ago. WhatsApp lets you answer again once they write.';
}
