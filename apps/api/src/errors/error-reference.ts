import { DENIAL_CODES, type DenialCode } from '@frontdesk/domain';
import { HTTP_STATUS } from './denials.ts';

interface ErrorDescription {
  readonly meaning: string;
  /** Action that the client should take after the error. */
  readonly action: string;
}

/** Descriptions of all codes of top-level errors, from which `docs/errors.md` and `/docs/errors` are generated. */
const DESCRIPTIONS: Readonly<Record<DenialCode, ErrorDescription>> = {
  UNAUTHENTICATED: {
    meaning: 'The request has no valid credential: it is missing, expired or revoked, or the address is not allowed.',
    action: 'Sign in, renew the access token, or use a valid API key.',
  },
  FORBIDDEN: {
    meaning: 'The caller can read the record and is not allowed to do this. `requiredPolicy` names the missing policy.',
    action: 'Ask an admin of the workspace for the policy. Retrying does not help.',
  },
  NOT_FOUND: {
    meaning: 'The record does not exist, or the caller cannot read it. Both cases have the same answer.',
    action: 'Check the id and the workspace of the credential.',
  },
  SECOND_FACTOR_REQUIRED: {
    meaning: 'The workspace or the platform requires a second factor, which the user has not set up.',
    action: 'The user sets up a second factor in the account.',
  },
  SESSION_IDLE: {
    meaning: 'The idle timeout of the workspace has passed.',
    action: 'The user confirms their identity with `reauthenticate`. Then send the request again.',
  },
  VOICE_VERIFICATION_PENDING: {
    meaning: 'The workspace uses voice verification, and the session has not passed, replaced or skipped the check.',
    action:
      'The user completes the check with `startVoiceCheck`, confirms with `confirmVoiceCheck`, or skips it with `skipVoiceCheck`.',
  },
  REAUTHENTICATION_REQUIRED: {
    meaning: 'The mutation requires recent authentication. `methods` lists the methods that this user can use.',
    action: 'The user confirms their identity with `reauthenticate`. Then send the mutation again.',
  },
  VALIDATION_FAILED: {
    meaning: 'The document does not match the schema, or a value is invalid. `field` names the argument, if known.',
    action: 'Correct the document or the value. The message names the replacement of a removed field.',
  },
  BAD_REQUEST: {
    meaning: 'The request is not valid: for example, the JSON or the document cannot be parsed.',
    action: 'Correct the request. Retrying does not help.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    meaning: 'The body of a request to the leads API is not JSON, or its content type is missing.',
    action: 'Send JSON with the header `Content-Type: application/json`.',
  },
  PAYLOAD_TOO_LARGE: {
    meaning: 'The body is larger than the endpoint accepts.',
    action: 'Send less data in one request.',
  },
  REQUEST_TIMEOUT: {
    meaning: 'The request arrived too slowly.',
    action: 'Send it again.',
  },
  RATE_LIMITED: {
    meaning:
      'A limit of requests, cost or attempts is used up. `retryAfterSeconds` and the header `Retry-After` say for how long.',
    action: 'Wait for that time, then send the request again.',
  },
  QUERY_TOO_COMPLEX: {
    meaning:
      'The document exceeds a limit of depth, aliases, tokens, selections or values. The message names the limit.',
    action: 'Request fewer fields or smaller pages, or split the document.',
  },
  OPERATION_NOT_ALLOWED: {
    meaning: 'The caller can run persisted operations only, and the request contains a document.',
    action: 'Register the operation and send its id, or use an API key in mode ANY_OPERATION.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    meaning:
      'The server does not know the hash. With the message `PersistedQueryNotFound`, the caller may send the text.',
    action:
      'Send the hash together with the text, as clients with automatic persisted queries do, or register the operation.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    meaning: 'The Idempotency-Key was used with another request in the last 24 hours.',
    action: 'Use a new key for a new request.',
  },
  IDEMPOTENCY_KEY_IN_FLIGHT: {
    meaning: 'A request with the same Idempotency-Key is still running.',
    action: 'Wait a moment, then send the same request with the same key.',
  },
  IDEMPOTENT_ANSWER_WITHHELD: {
    meaning: 'The request took effect before, and its answer contained a secret, which is shown once only.',
    action: 'Do not retry. Rotate the secret if it was lost.',
  },
  SERVICE_UNAVAILABLE: {
    meaning: 'The database or a provider is unavailable. Nothing was changed.',
    action: 'Wait for the time in `Retry-After`, then send the request again.',
  },
  INTERNAL: {
    meaning: 'The server failed. Details are only in its log.',
    action: 'Retry with the same Idempotency-Key. If it fails again, report `requestId` to support.',
  },
};

/** All codes of top-level errors, with their HTTP status and description. */
export const ERROR_REFERENCE = DENIAL_CODES.map((code) => ({
  code,
  status: HTTP_STATUS[code] ?? 500,
  ...DESCRIPTIONS[code],
}));

/** Returns the URL of the description of an error code, for `extensions.docUrl`. */
export const errorUrl = (publicBaseUrl: string, code: string): string => `${publicBaseUrl}/docs/errors#${code}`;
