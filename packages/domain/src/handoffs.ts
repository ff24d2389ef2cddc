/** Reasons why the agent handed off to a human. Stored with each handoff of a conversation or call. */
export const HANDOFF_CODES = [
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
  'MESSAGE_LEFT',
  'CALLBACK_DUE',
  'AGENT_NOT_PUBLISHED',
  'SERVICE_DISABLED',
  'ROUTED_TO_TEAM',
  'MODEL_BUDGET_REACHED',
  'PLAN_LIMIT_REACHED',
  'NOT_DELIVERED',
  'DELIVERY_UNKNOWN',
  'OTHER',
] as const;
export type HandoffCode = (typeof HANDOFF_CODES)[number];

/** Short labels of the handoff codes, for lists and notifications. */
export const HANDOFF_CODE_TITLES: Readonly<Record<HandoffCode, string>> = {
  REQUESTED: 'Human requested',
  SAFETY: 'Safety rule',
  SENSITIVE_TOPIC: 'Sensitive topic',
  POLICY: 'Outside the agent’s rules',
  NOT_CONNECTED: 'Not connected',
  TOOL_FAILED: 'Tool failed',
  BOOKING_UNKNOWN: 'Booking not confirmed',
  UNANSWERED: 'Question not answered',
  OUTSIDE_WINDOW: 'Reply window closed',
  ABUSE: 'Abusive contact',
  UNSUPPORTED_LANGUAGE: 'Language not supported',
  TOO_LONG: 'Message limit reached',
  NO_ANSWER: 'Required answer missing',
  NOT_UNDERSTOOD: 'Not understood',
  LOOP_GUARD: 'Step limit reached',
  MODEL_FAILED: 'Model failed',
  COST_LIMIT: 'Cost limit reached',
  DEADLINE: 'No reply in time',
  MESSAGE_LEFT: 'Left a message',
  CALLBACK_DUE: 'Callback due',
  AGENT_NOT_PUBLISHED: 'Agent not published',
  SERVICE_DISABLED: 'Service disabled',
  ROUTED_TO_TEAM: 'Routed to the team',
  MODEL_BUDGET_REACHED: 'Model budget reached',
  PLAN_LIMIT_REACHED: 'Plan limit reached',
  NOT_DELIVERED: 'Reply not delivered',
  DELIVERY_UNKNOWN: 'Delivery not confirmed',
  OTHER: 'Other reason',
};

/** Sentences that explain the handoff codes to members. They are also the descriptions of the codes in the API. */
export const HANDOFF_CODE_SENTENCES: Readonly<Record<HandoffCode, string>> = {
  REQUESTED: 'The contact asked for a person.',
  SAFETY: 'A safety rule matched.',
  SENSITIVE_TOPIC: 'The contact raised a topic that a person must answer.',
  POLICY: 'A rule does not allow the agent to handle the request.',
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
  MESSAGE_LEFT: 'The caller left a message.',
  CALLBACK_DUE: 'The time at which the contact asked to be called back has been reached.',
  AGENT_NOT_PUBLISHED: 'No version of the agent is published.',
  SERVICE_DISABLED: 'The service of the number is disabled.',
  ROUTED_TO_TEAM: 'The routing rules of the number hand off to the team at this time.',
  MODEL_BUDGET_REACHED: 'The cost of the models reached the monthly limit of the workspace.',
  PLAN_LIMIT_REACHED: 'The plan of the workspace includes no more AI conversations this month.',
  NOT_DELIVERED: 'The reply of the agent was not delivered.',
  DELIVERY_UNKNOWN: 'The provider did not report whether the reply of the agent was delivered.',
  OTHER: 'Another reason. See the details.',
};

/** A stored handoff. `detail` adds information to the code, for example the error message of a provider. */
export interface HandoffReason {
  readonly code: HandoffCode;
  readonly detail: string | null;
}

/** Returns the sentence that explains a handoff to members, including its detail. */
export function handoffSentence({ code, detail }: HandoffReason): string {
  const sentence = HANDOFF_CODE_SENTENCES[code];
  if (detail === null) return sentence;
  // The sentence of OTHER contains no information, so it is replaced with the detail.
  return code === 'OTHER' ? detail : `${sentence.slice(0, -1)}: ${detail}`;
}

/** Returns the short label of a handoff. For OTHER, the detail replaces the label. */
export const handoffLabel = ({ code, detail }: HandoffReason): string =>
  code === 'OTHER' && detail !== null ? detail : HANDOFF_CODE_TITLES[code];
