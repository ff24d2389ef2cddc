import { HANDOFF_CODE_SENTENCES, type HandoffCode } from '@frontdesk/domain';

/** Codes with which the engine or a flow hands a conversation off. */
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
] as const satisfies readonly HandoffCode[];
export type ReasonCode = (typeof REASON_CODES)[number];

/** Sentences for members. */
export const REASON_TITLES: Readonly<Record<ReasonCode, string>> = HANDOFF_CODE_SENTENCES;
