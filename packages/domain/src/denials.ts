/** Every `extensions.code` a top-level error can carry; anything else is a defect and travels as INTERNAL. */
export const DENIAL_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'SECOND_FACTOR_REQUIRED',
  'SESSION_IDLE',
  'VALIDATION_FAILED',
  'BAD_REQUEST',
  'PAYLOAD_TOO_LARGE',
  'RATE_LIMITED',
  'QUERY_TOO_COMPLEX',
  'OPERATION_NOT_ALLOWED',
  'PERSISTED_QUERY_NOT_FOUND',
  'IDEMPOTENCY_KEY_REUSED',
  'IDEMPOTENCY_KEY_IN_FLIGHT',
  'IDEMPOTENT_ANSWER_WITHHELD',
  'SERVICE_UNAVAILABLE',
  'INTERNAL',
] as const;
export type DenialCode = (typeof DENIAL_CODES)[number];
