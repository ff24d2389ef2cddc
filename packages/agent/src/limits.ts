/** Limits that end a conversation regardless of what the model replies. Each count is stored in the memory. */
export const AGENT_LIMITS = {
  /** Maximum tool rounds in one turn. */
  rounds: 6,
  /** Maximum unusable replies in one turn before the agent hands off to a human. */
  retries: 2,
  /** Maximum tool calls in one reply. */
  calls: 4,
  /** Maximum turns in one state before its question is skipped or the agent hands off. */
  attempts: 4,
  /** Maximum agent turns in one conversation. */
  turns: 60,
  /** Longest text that the WhatsApp provider accepts, in characters. */
  replyLength: 1600,
} as const;
