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

export const MESSAGE_AUTHORS = ['CONTACT', 'AGENT', 'MEMBER'] as const;
export type MessageAuthor = (typeof MESSAGE_AUTHORS)[number];

/** What became of a message; RECEIVED is what comes in. */
export const MESSAGE_STATUSES = ['QUEUED', 'SENT', 'DELIVERED', 'READ', 'FAILED', 'RECEIVED'] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];
