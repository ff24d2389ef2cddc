import type { DenialCode } from '@frontdesk/domain';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isRecordNotFound } from '../db/unique-violation.ts';
import { Denial, notFound, serviceUnavailable } from '../errors/denials.ts';
import { outageOf, outages } from '../errors/outage.ts';
import { isOverLimit } from './document-limits.ts';

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

/**
 * Removes values from messages of graphql-js, which could contain a password that has the wrong type, and suggestions,
 * which contain names of the schema. The location and the expected type remain. A message can contain 100 KB of the
 * caller's input, so every pattern must run in linear time.
 */
function withoutValues(message: string): string {
  const [, variable] = /^Variable "(\$\w+)" got invalid value /.exec(message) ?? [];
  return variable ? withoutVariableValue(message, variable) : withoutDocumentValues(message);
}

function withoutDocumentValues(message: string): string {
  let text = message;
  const suggestion = text.indexOf(' Did you mean ');
  if (suggestion >= 0 && text.endsWith('?')) text = text.slice(0, suggestion);
  text = upTo(text, /cannot represent [a-z -]{0,40}value(?=: )/, '.');
  text = upTo(text, /Expected value of type "[^"]{1,200}"(?=, found )/, '.');
  const [value, end] = [text.indexOf('Value "'), text.lastIndexOf('" does not exist in')];
  if (value < 0 || end < value) return text;
  return `${text.slice(0, value)}The value${text.slice(end + 1)}`;
}

/**
 * Returns the text up to the end of the first match, followed by `ending`. Returns the whole text if nothing matches.
 */
function upTo(text: string, pattern: RegExp, ending: string): string {
  const match = pattern.exec(text);
  return match ? text.slice(0, match.index + match[0].length) + ending : text;
}

function withoutVariableValue(message: string, variable: string): string {
  // The value itself can contain text that matches, so only the last match is reliable.
  const place = [...message.matchAll(/ at "(?<path>\$?[\w.[\]]+)";/g)].at(-1)?.groups?.path;
  const reason = [...message.matchAll(REASON)].at(-1)?.[0];
  return `Variable "${variable}" got an invalid value${place ? ` at "${place}"` : ''}${reason ? `: ${reason}` : ''}.`;
}

const REASON =
  /Expected (?:non-nullable )?type "[\w![\]]+"(?: not to be null| to be an object)?|Field "\w+" (?:of required type "[\w![\]]+" was not provided|is not defined by type "\w+")|(?:Int|Float|String|Boolean|ID|Enum "\w+") cannot represent [a-z0-9 -]{0,60}value|does not exist in "\w+" enum/g;
