import type { DenialCode } from '@frontdesk/domain';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isRecordNotFound } from '../db/unique-violation.ts';
import { Denial, notFound, serviceUnavailable } from '../errors/denials.ts';
import { outageOf } from '../errors/outage.ts';
import { outages } from '../errors/outage-log.ts';
import { isOverLimit } from './document-limits.ts';
import { withoutValues } from './error-messages.ts';

// Maps the error codes of Apollo and graphql-js to the codes of this API.
const KNOWN_CODES: Record<string, DenialCode> = {
  GRAPHQL_PARSE_FAILED: 'BAD_REQUEST',
  GRAPHQL_VALIDATION_FAILED: 'VALIDATION_FAILED',
  OPERATION_RESOLUTION_FAILURE: 'BAD_REQUEST',
  BAD_USER_INPUT: 'VALIDATION_FAILED',
  BAD_REQUEST: 'BAD_REQUEST',
  PERSISTED_QUERY_NOT_FOUND: 'PERSISTED_QUERY_NOT_FOUND',
};

/**
 * Formats an error for the caller. Errors with a known code are passed on. Any other error becomes INTERNAL with the
 * request id, and its details are only logged.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  requestId: string,
  log: FastifyBaseLogger,
): GraphQLFormattedError {
  const original = unwrap(error);
  const { path, locations } = formatted;
  const place = { ...(path ? { path } : {}), ...(locations ? { locations } : {}) };
  if (original instanceof Denial) {
    const outage = outageOf(original.cause);
    if (outage) outages.report(log, outage, original.cause);
    const { http: _transport, ...facts } = original.extensions;
    return { message: original.message, ...place, extensions: { ...facts, requestId } };
  }
  const code = codeOf(formatted);
  if (code) return { message: withoutValues(formatted.message), ...place, extensions: { code, requestId } };
  log.error({ err: original, requestId, path }, 'internal error');
  const message = `An internal error occurred. Report this id to support: ${requestId}.`;
  return { message, ...place, extensions: { code: 'INTERNAL' satisfies DenialCode, requestId } };
}

function codeOf({ message, extensions }: GraphQLFormattedError): DenialCode | undefined {
  if (isOverLimit(message)) return 'QUERY_TOO_COMPLEX';
  // Neither graphql-js nor Apollo sets a code for this error.
  if (message.startsWith('Too many errors processing variables')) return 'VALIDATION_FAILED';
  return KNOWN_CODES[String(extensions?.code)];
}

/**
 * Returns the original error of a GraphQL error. A deleted record becomes NOT_FOUND, and an unavailable service becomes
 * SERVICE_UNAVAILABLE.
 */
export function unwrap(error: unknown): unknown {
  let inner = error;
  while (inner instanceof GraphQLError && !(inner instanceof Denial) && inner.originalError)
    inner = inner.originalError;
  if (inner instanceof Denial) return inner;
  if (isRecordNotFound(inner)) return notFound();
  const outage = outageOf(inner);
  return outage ? serviceUnavailable(outage, inner) : inner;
}
