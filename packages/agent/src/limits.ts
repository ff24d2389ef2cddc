/** Why a conversation ends whatever the model says: each of these is counted in the memory. */
export const AGENT_LIMITS = {
  /** Rounds of tools within one turn. */
  rounds: 6,
  /** Unusable replies within one turn, before a person is asked for. */
  retries: 2,
  /** Calls in one reply. */
  calls: 4,
  /** Times that one state is spoken from, before its question is skipped or a person is asked for. */
  attempts: 4,
  /** Times that the agent speaks in one conversation. */
  turns: 60,
  /** WhatsApp takes no longer text from the provider. */
  replyLength: 1600,
} as const;
