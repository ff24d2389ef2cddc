/** Who answers a conversation: the agent, a person who holds it, or nobody for now. */
export const CONVERSATION_MODES = ['AGENT', 'HUMAN', 'PAUSED'] as const;
export type ConversationMode = (typeof CONVERSATION_MODES)[number];

export const CONVERSATION_MODE_TITLES: Record<ConversationMode, string> = {
  AGENT: 'Agent',
  HUMAN: 'Taken over',
  PAUSED: 'Paused',
};

export const MESSAGE_DIRECTIONS = ['IN', 'OUT'] as const;
export type MessageDirection = (typeof MESSAGE_DIRECTIONS)[number];

export const MESSAGE_AUTHORS = ['CONTACT', 'AGENT', 'MEMBER', 'CAMPAIGN'] as const;
export type MessageAuthor = (typeof MESSAGE_AUTHORS)[number];

/**
 * What became of a message; RECEIVED is what comes in. UNCONFIRMED: the provider was asked, and its answer was lost. SUPPRESSED: it
 * was kept from going out, and never will.
 */
export const MESSAGE_STATUSES = [
  'QUEUED',
  'UNCONFIRMED',
  'SENT',
  'DELIVERED',
  'READ',
  'FAILED',
  'SUPPRESSED',
  'RECEIVED',
] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];
/** What may become of a message of ours. */
export type OutboundStatus = Exclude<MessageStatus, 'RECEIVED'>;

/** How far a message of ours is. A status without a rank is an end. */
const MESSAGE_STATUS_RANK: Readonly<Partial<Record<MessageStatus, number>>> = {
  QUEUED: 0,
  UNCONFIRMED: 1,
  SENT: 2,
  DELIVERED: 3,
  READ: 4,
};

/** Reports come twice and out of order: a message moves on and never back, except to a failure, from which nothing leads on. */
export function messageMayBecome(from: MessageStatus, to: MessageStatus): boolean {
  const [here, there] = [MESSAGE_STATUS_RANK[from], MESSAGE_STATUS_RANK[to]];
  if (here === undefined || to === 'RECEIVED') return false;
  // What may have gone out was not kept from it.
  if (to === 'SUPPRESSED') return here === 0;
  return there === undefined || there > here;
}

/** How an inbox is narrowed to what somebody works on. */
export const INBOX_TABS = ['MINE', 'UNASSIGNED', 'AGENT', 'WAITING', 'ALL'] as const;
export type InboxTab = (typeof INBOX_TABS)[number];

export const INBOX_TAB_TITLES: Record<InboxTab, string> = {
  MINE: 'Mine',
  UNASSIGNED: 'Unassigned',
  AGENT: 'Agent',
  WAITING: 'Waiting',
  ALL: 'All',
};

/** How a takeover ended. */
export const TAKEOVER_ENDINGS = ['HANDED_BACK', 'IDLE', 'MEMBER_LEFT'] as const;
export type TakeoverEnding = (typeof TAKEOVER_ENDINGS)[number];
