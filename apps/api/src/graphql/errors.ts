import type { DenialCode } from '@frontdesk/domain';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isGone } from '../db/conflicts.ts';
import { Denial, notFound, serviceUnavailable } from '../errors/denials.ts';
import { outageOf } from '../errors/outage.ts';
import { outages } from '../errors/outage-log.ts';
import { isOverLimit } from '../limits/document-limits.ts';

// What Apollo and graphql-js call the caller's mistakes, in our closed list of words.
const KNOWN_CODES: Record<string, DenialCode> = {
  GRAPHQL_PARSE_FAILED: 'BAD_REQUEST',
  GRAPHQL_VALIDATION_FAILED: 'VALIDATION_FAILED',
  OPERATION_RESOLUTION_FAILURE: 'BAD_REQUEST',
  BAD_USER_INPUT: 'VALIDATION_FAILED',
  BAD_REQUEST: 'BAD_REQUEST',
  PERSISTED_QUERY_NOT_FOUND: 'PERSISTED_QUERY_NOT_FOUND',
};

/** Known codes pass; everything else becomes INTERNAL with the request's id, and its details stay in the log. */
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
  const code = isOverLimit(formatted.message) ? 'QUERY_TOO_COMPLEX' : KNOWN_CODES[String(formatted.extensions?.code)];
  if (code) return { message: withoutSecrets(formatted.message), ...place, extensions: { code, requestId } };
  log.error({ err: original, requestId, path }, 'a defect met a caller');
  const message = `Something went wrong on our side. Tell support this id: ${requestId}.`;
  return { message, ...place, extensions: { code: 'INTERNAL' satisfies DenialCode, requestId } };
}

/** The error without GraphQL's wrapping; a record that is gone and a service that is away become denials. */
export function unwrap(error: unknown): unknown {
  let inner = error;
  while (inner instanceof GraphQLError && !(inner instanceof Denial) && inner.originalError)
    inner = inner.originalError;
  if (inner instanceof Denial) return inner;
  if (isGone(inner)) return notFound();
  const outage = outageOf(inner);
  return outage ? serviceUnavailable(outage, inner) : inner;
}

/**
 * graphql-js echoes the value it could not use, so that a password of a wrong type would end up in logs; and it guesses what
 * was meant, which tells a stranger names. What is left is where it happened and what was expected.
 */
function withoutSecrets(message: string): string {
  const [, variable] = /^Variable "(\$\w+)" got invalid value /.exec(message) ?? [];
  if (!variable) {
    return message
      .replace(/ Did you mean [^]*\?$/, '')
      .replace(/(cannot represent [a-z -]*value): [^]*/, '$1.')
      .replace(/(Expected value of type "[^"]+"), found [^]*/, '$1.')
      .replace(/Value "[^]*" does not exist in/, 'The value does not exist in');
  }
  // The value may hold anything, our own words too: only the last match is not its.
  const place = [...message.matchAll(/ at "(?<path>\$?[\w.[\]]+)";/g)].at(-1)?.groups?.path;
  const reason = [...message.matchAll(REASON)].at(-1)?.[0];
  return `Variable "${variable}" got an invalid value${place ? ` at "${place}"` : ''}${reason ? `: ${reason}` : ''}.`;
}

const REASON =
  /Expected (?:non-nullable )?type "[\w![\]]+"(?: not to be null| to be an object)?|Field "\w+" (?:of required type "[\w![\]]+" was not provided|is not defined by type "\w+")|(?:Int|Float|String|Boolean|ID|Enum "\w+") cannot represent [a-z0-9 -]+value|does not exist in "\w+" enum/g;
