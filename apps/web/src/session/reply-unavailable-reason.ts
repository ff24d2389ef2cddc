import { t } from '@lingui/core/macro';

interface ReplyTarget {
  channel: string;
  heldById: string | null;
  holderName: string | null;
  replyWindowExpiresAt: string | null;
  contactOptedOutAt: string | null;
  contact?: { blockedAt: string | null };
  viewerCan: { reply: { allowed: boolean; reason: string | null }; takeOver: { allowed: boolean } };
}

/**
 * Returns the end of the reply window in milliseconds since 1970: 24 hours after the contact's last WhatsApp message,
 * or 0 if the contact has sent none. Null for other channels.
 */
export function replyDeadline({
  channel,
  replyWindowExpiresAt,
}: Pick<ReplyTarget, 'channel' | 'replyWindowExpiresAt'>): number | null {
  if (channel !== 'WHATSAPP') return null;
  return replyWindowExpiresAt ? new Date(replyWindowExpiresAt).getTime() : 0;
}

interface ReplyViewer {
  /** Id of the viewer's membership. Null if the viewer is not a member. */
  me: string | null;
}

/**
 * Returns the reason why the viewer cannot reply, or null if the app detects none. The server checks every reply again.
 */
export function replyUnavailableReason(conversation: ReplyTarget, { me }: ReplyViewer): string | null {
  const { viewerCan, contact, contactOptedOutAt, heldById, holderName } = conversation;
  if (heldById !== null && heldById !== me)
    return holderName ? t`Only ${holderName} can reply.` : t`Only the member who took over can reply.`;
  if (!viewerCan.reply.allowed) {
    if (heldById === null && viewerCan.takeOver.allowed) return t`Take over to reply.`;
    return viewerCan.reply.reason ?? t`You don’t have permission to reply.`;
  }
  if (contact?.blockedAt) return t`This contact is blocked.`;
  return contactOptedOutAt ? t`This contact has opted out.` : null;
}

/** Returns the reason why only a template can be sent, or null if free text is allowed. */
export function replyWindowReason(until: number | null, now: number): string | null {
  if (until === null || now < until) return null;
  return until === 0
    ? t`This contact has not messaged you yet. Send a template.`
    : t`The 24-hour reply window has closed. Send a template.`;
}
