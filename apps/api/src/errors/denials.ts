import type { DenialCode } from '@frontdesk/domain';
import { GraphQLError } from 'graphql';
import type { Outage } from './outage.ts';

export const HTTP_STATUS: Partial<Record<DenialCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  SECOND_FACTOR_REQUIRED: 403,
  SESSION_IDLE: 401,
  VOICE_VERIFICATION_PENDING: 403,
  REAUTHENTICATION_REQUIRED: 401,
  BAD_REQUEST: 400,
  VALIDATION_FAILED: 400,
  OPERATION_NOT_ALLOWED: 403,
  PERSISTED_QUERY_NOT_FOUND: 404,
  UNSUPPORTED_MEDIA_TYPE: 415,
  PAYLOAD_TOO_LARGE: 413,
  REQUEST_TIMEOUT: 408,
  QUERY_TOO_COMPLEX: 400,
  IDEMPOTENCY_KEY_REUSED: 422,
  IDEMPOTENCY_KEY_IN_FLIGHT: 409,
  IDEMPOTENT_ANSWER_WITHHELD: 409,
  RATE_LIMITED: 429,
  SERVICE_UNAVAILABLE: 503,
};

interface PublicFacts {
  readonly requiredPolicy?: string;
  readonly retryAfterSeconds?: number;
  readonly field?: string;
  /** Methods with which this user can confirm their identity. Set only for REAUTHENTICATION_REQUIRED. */
  readonly methods?: readonly ProofMethod[];
}

/** Method with which users can confirm their identity in the mutation `reauthenticate`. */
export type ProofMethod = 'PASSWORD' | 'TOTP' | 'PASSKEY';

/** Authorization or request error. Only the code, the message and `facts` are sent to the client. */
export class Denial extends GraphQLError {
  readonly code: DenialCode;
  readonly status: number;

  constructor(code: DenialCode, message: string, facts: PublicFacts = {}) {
    const status = HTTP_STATUS[code] ?? 500;
    const headers = facts.retryAfterSeconds
      ? new Map([['retry-after', String(facts.retryAfterSeconds)]])
      : new Map<string, string>();
    super(message, { extensions: { code, ...facts, http: { status, headers } } });
    this.code = code;
    this.status = status;
  }
}

export const unauthenticated = (message = 'Sign in first.') => new Denial('UNAUTHENTICATED', message);

/**
 * Returns the same error for records that do not exist and records that the API caller cannot read, so that the error
 * does not reveal whether a record exists.
 */
export const notFound = () => new Denial('NOT_FOUND', 'Not found.');

export const forbidden = (requiredPolicy?: string) =>
  new Denial('FORBIDDEN', 'You do not have permission to do this.', requiredPolicy ? { requiredPolicy } : {});

export const secondFactorRequired = () =>
  new Denial('SECOND_FACTOR_REQUIRED', 'This workspace requires a second factor. Set one up in your account.');

export const adminFactorRequired = () =>
  new Denial('SECOND_FACTOR_REQUIRED', 'A global admin needs a second factor. Set one up in your account.');

/**
 * Returns the error for a session with an expired idle timeout. The user has no access to this workspace until
 * `reauthenticate` succeeds. Other workspaces are not affected.
 */
export const sessionIdle = () => new Denial('SESSION_IDLE', 'You were inactive for too long. Confirm your identity.');

/**
 * Returns the error for a session that has not passed the voice check of the workspace. Other workspaces are not
 * affected.
 */
export const voiceVerificationPending = () =>
  new Denial('VOICE_VERIFICATION_PENDING', 'This workspace requires a voice check. Complete or skip it first.');

/**
 * Returns the error for a mutation that requires re-authentication. The mutation can be retried after `reauthenticate`
 * with one of the methods.
 */
export const reauthenticationRequired = (methods: readonly ProofMethod[]) =>
  new Denial('REAUTHENTICATION_REQUIRED', 'Confirm your identity, then try again.', { methods });

export const badInput = (message: string, field?: string) =>
  new Denial('VALIDATION_FAILED', message, field ? { field } : {});

export const badRequest = (message: string) => new Denial('BAD_REQUEST', message);

export const tooManySubscriptions = (what: string, limit: number) =>
  new Denial('RATE_LIMITED', `Too many ${what}: the limit is ${limit}. Close some of them first.`, {
    retryAfterSeconds: 60,
  });

/**
 * Creates the error for a request above the rate limit. The reason is PLAN_THROUGHPUT if the plan of the workspace sets
 * the limit, in which case a larger plan has a higher limit.
 */
export const rateLimited = (retryAfterSeconds: number, reason: 'PLAN_THROUGHPUT' | null = null) =>
  new Denial('RATE_LIMITED', 'Too many attempts. Wait a moment and try again.', {
    retryAfterSeconds,
    ...(reason ? { reason } : {}),
  });

/** Creates the error for an unavailable database or provider. `cause` is logged but not sent to the client. */
export function serviceUnavailable({ retryAfterSeconds }: Pick<Outage, 'retryAfterSeconds'>, cause?: unknown): Denial {
  const message = 'The service is unavailable. Try again in a moment.';
  return Object.assign(new Denial('SERVICE_UNAVAILABLE', message, { retryAfterSeconds }), { cause });
}
