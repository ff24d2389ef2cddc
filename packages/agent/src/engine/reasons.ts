import { HANDOFF_CODE_SENTENCES, type HandoffCode } from '@frontdesk/domain';

/** Reason codes for a handoff from the agent to a human. */
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
  'MODEL_BUDGET_REACHED',
  'PLAN_LIMIT_REACHED',
] as const satisfies readonly HandoffCode[];
export type ReasonCode = (typeof REASON_CODES)[number];

/** Sentence shown to members for each reason code. */
export const REASON_TITLES: Readonly<Record<ReasonCode, string>> = HANDOFF_CODE_SENTENCES;
