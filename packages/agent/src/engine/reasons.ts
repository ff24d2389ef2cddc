/** Why the agent handed a conversation off. */
export const REASON_CODES = [
  'REQUESTED',
  'SAFETY',
  'SENSITIVE_TOPIC',
  'POLICY',
  'NOT_CONNECTED',
  'TOOL_FAILED',
  'BOOKING_UNKNOWN',
  'UNANSWERED',
  'OUTSIDE_WINDOW',
  'ABUSE',
  'UNSUPPORTED_LANGUAGE',
  'TOO_LONG',
  'NO_ANSWER',
  'NOT_UNDERSTOOD',
  'LOOP_GUARD',
  'MODEL_FAILED',
  'COST_LIMIT',
  'DEADLINE',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** Sentence for members. Stored with the handoff. */
export const REASON_TITLES: Readonly<Record<ReasonCode, string>> = {
  REQUESTED: 'The contact asked for a person.',
  SAFETY: 'A safety rule matched.',
  SENSITIVE_TOPIC: 'The contact raised a topic that a person must answer.',
  POLICY: 'The request is outside the rules that the agent may apply.',
  NOT_CONNECTED: 'A required service is not connected.',
  TOOL_FAILED: 'A tool failed.',
  BOOKING_UNKNOWN: 'The calendar did not confirm whether the change was made.',
  UNANSWERED: 'The agent has no information to answer the question.',
  OUTSIDE_WINDOW: 'The reply window is closed.',
  ABUSE: 'The contact was abusive.',
  UNSUPPORTED_LANGUAGE: 'The agent does not write in the language of the contact.',
  TOO_LONG: 'The conversation exceeded its message limit.',
  NO_ANSWER: 'The contact did not answer a required question.',
  NOT_UNDERSTOOD: 'The agent did not understand the contact several times in a row.',
  LOOP_GUARD: 'The agent exceeded its step limit.',
  MODEL_FAILED: 'The model returned no usable reply several times.',
  COST_LIMIT: 'The conversation exceeded its cost limit.',
  DEADLINE: 'The agent had no reply before its deadline.',
};
