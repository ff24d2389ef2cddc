interface ReplyTarget {
  channel: string;
  heldById: string | null;
  holderName: string | null;
  windowEndsAt: string | null;
  contactOptedOutAt: string | null;
  contact?: { blockedAt: string | null };
  viewerCan: { reply: { allowed: boolean; reason: string | null }; takeOver: { allowed: boolean } };
}

/** When the time for a reply ends, or null where a reply is free at any time: WhatsApp gives a day after the contact wrote. */
export function replyDeadline({ channel, windowEndsAt }: Pick<ReplyTarget, 'channel' | 'windowEndsAt'>): number | null {
  if (channel !== 'WHATSAPP') return null;
  return windowEndsAt ? new Date(windowEndsAt).getTime() : 0;
}

interface ReplyViewer {
  /** The viewer, as a member. */
  me: string | null;
}

/** Why the viewer can send nothing here, in a sentence; null when they can. The server has the last word. */
export function replyUnavailableReason(conversation: ReplyTarget, { me }: ReplyViewer): string | null {
  const { viewerCan, contact, contactOptedOutAt, heldById, holderName } = conversation;
  if (heldById !== null && heldById !== me) return `${holderName ?? 'Somebody else'} answers this conversation.`;
  // Whoever may take it over learns how; nobody else is told of what they cannot do.
  if (heldById === null && viewerCan.takeOver.allowed) return 'Take this conversation over to write in it.';
  if (!viewerCan.reply.allowed) return viewerCan.reply.reason ?? 'You may not reply in this conversation.';
  if (heldById === null) return 'Whoever takes this conversation over writes in it.';
  if (contact?.blockedAt) return 'This contact is blocked, so nothing is sent to them.';
  return contactOptedOutAt ? 'This contact asked to hear nothing more, so nothing is sent to them.' : null;
}

/** Why only a template may go out now; null while words of one's own may. */
export function replyWindowReason(until: number | null, now: number): string | null {
  if (until === null || now < until) return null;
  return until === 0
    ? 'The contact has not written yet: WhatsApp lets only a template reach them.'
    : 'The contact wrote more than 24 hours ago: until they write again, WhatsApp lets only a template through.';
}
