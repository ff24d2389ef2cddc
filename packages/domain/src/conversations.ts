/** Who replies in a conversation: the agent, a member who took over, or no one while the conversation is paused. */
export const CONVERSATION_MODES = ['AGENT', 'HUMAN', 'PAUSED'] as const;
export type ConversationMode = (typeof CONVERSATION_MODES)[number];

export const CONVERSATION_MODE_TITLES: Record<ConversationMode, string> = {
  AGENT: 'Agent',
  HUMAN: 'Taken over',
  PAUSED: 'Paused',
};

/**
 * Whether a conversation needs work. SNOOZED: it needs none until a set time or until the contact writes. RESOLVED: it
 * needs none until the contact writes. The status is independent of who replies, except that the agent replies in a
 * resolved conversation.
 */
export const CONVERSATION_STATUSES = ['OPEN', 'SNOOZED', 'RESOLVED'] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

export const MESSAGE_DIRECTIONS = ['IN', 'OUT'] as const;
export type MessageDirection = (typeof MESSAGE_DIRECTIONS)[number];

export const MESSAGE_AUTHORS = ['CONTACT', 'AGENT', 'MEMBER', 'CAMPAIGN'] as const;
export type MessageAuthor = (typeof MESSAGE_AUTHORS)[number];

/**
 * Status of a message. RECEIVED: inbound. UNCONFIRMED: the send request was made, but the provider's response was lost.
 * SUPPRESSED: the message was not sent and will not be sent.
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
export type OutboundStatus = Exclude<MessageStatus, 'RECEIVED'>;

/** Order of the outbound statuses. A status that is not listed is final. */
const MESSAGE_STATUS_RANK: Readonly<Partial<Record<MessageStatus, number>>> = {
  QUEUED: 0,
  UNCONFIRMED: 1,
  SENT: 2,
  DELIVERED: 3,
  READ: 4,
};

/**
 * Returns whether a transition is allowed. Delivery events can arrive twice or out of order, so a status only moves
 * forward, and a failure is final.
 */
export function messageMayBecome(from: MessageStatus, to: MessageStatus): boolean {
  const [here, there] = [MESSAGE_STATUS_RANK[from], MESSAGE_STATUS_RANK[to]];
  if (here === undefined || to === 'RECEIVED') return false;
  // A message that may have been sent cannot become suppressed.
  if (to === 'SUPPRESSED') return here === 0;
  return there === undefined || there > here;
}

export const CONVERSATION_ORDER_FIELDS = ['LAST_MESSAGE_AT', 'CREATED_AT', 'UPDATED_AT'] as const;
export type ConversationOrderField = (typeof CONVERSATION_ORDER_FIELDS)[number];

export const INBOX_TABS = ['MINE', 'UNASSIGNED', 'AGENT', 'WAITING', 'ALL'] as const;
export type InboxTab = (typeof INBOX_TABS)[number];

export const INBOX_TAB_TITLES: Record<InboxTab, string> = {
  MINE: 'Mine',
  UNASSIGNED: 'Unassigned',
  AGENT: 'Agent',
  WAITING: 'Waiting',
  ALL: 'All',
};

/** Reasons why a member's takeover of a conversation ended. */
export const TAKEOVER_END_REASONS = ['HANDED_BACK', 'IDLE', 'MEMBER_LEFT', 'RESOLVED'] as const;
export type TakeoverEndReason = (typeof TAKEOVER_END_REASONS)[number];
