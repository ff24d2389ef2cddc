interface ReplyTarget {
  channel: string;
  heldById: string | null;
  holderName: string | null;
  windowEndsAt: string | null;
  contactOptedOutAt: string | null;
  contact?: { blockedAt: string | null };
  viewerCan: { reply: { allowed: boolean; reason: string | null }; takeOver: { allowed: boolean } };
}

/** End of the reply window: a day after the contact's last message on WhatsApp. Null without one. */
export function replyDeadline({ channel, windowEndsAt }: Pick<ReplyTarget, 'channel' | 'windowEndsAt'>): number | null {
  if (channel !== 'WHATSAPP') return null;
  return windowEndsAt ? new Date(windowEndsAt).getTime() : 0;
}

interface ReplyViewer {
  /** The viewer's member id. */
  me: string | null;
}

/** Why the viewer cannot write here. Null when they can. The server decides. */
export function replyUnavailableReason(conversation: ReplyTarget, { me }: ReplyViewer): string | null {
  const { viewerCan, contact, contactOptedOutAt, heldById, holderName } = conversation;
  if (heldById !== null && heldById !== me) return `${holderName ?? 'Somebody else'} answers this conversation.`;
  if (!viewerCan.reply.allowed) {
    if (heldById === null && viewerCan.takeOver.allowed) return 'Take over this conversation to reply.';
    return viewerCan.reply.reason ?? 'You cannot reply in this conversation.';
  }
  if (contact?.blockedAt) return 'This contact is blocked, so nothing is sent to them.';
  return contactOptedOutAt ? 'This contact asked to hear nothing more, so nothing is sent to them.' : null;
}

/** Why only a template can be sent now. Null while free-form text is allowed. */
export function replyWindowReason(until: number | null, now: number): string | null {
  if (until === null || now < until) return null;
  return until === 0
    ? 'The contact has not written yet: WhatsApp lets only a template reach them.'
    : 'The contact wrote more than 24 hours ago: until they write again, WhatsApp lets only a template through.';
}
