import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { DenialCode } from '@frontdesk/domain';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isRecordNotFound } from '../db/unique-violation.ts';
import { Denial, notFound, serviceUnavailable } from '../errors/denials.ts';
import { errorUrl } from '../errors/error-reference.ts';
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

/** Request whose error is formatted. */
export interface FailedRequest {
  readonly requestId: string;
  readonly log: FastifyBaseLogger;
  readonly publicBaseUrl: string;
  /**
   * True if the API caller can read the schema by introspection. Otherwise, error messages must not suggest names from
   * the schema.
   */
  readonly isSchemaVisible: boolean;
}

/**
 * Formats an error for the client. Errors with a known code are returned as they are. Any other error becomes INTERNAL
 * with the request id, and its details are only logged.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  { requestId, log, publicBaseUrl, isSchemaVisible }: FailedRequest,
): GraphQLFormattedError {
  const original = unwrap(error);
  const { path, locations } = formatted;
  const reference = (code: DenialCode) => ({ requestId, docUrl: errorUrl(publicBaseUrl, code) });
  const place = { ...(path ? { path } : {}), ...(locations ? { locations } : {}) };
  if (original instanceof Denial) {
    const outage = outageOf(original.cause);
    if (outage) outages.report(log, outage, original.cause);
    const { http: _transport, ...facts } = original.extensions;
    return { message: original.message, ...place, extensions: { ...facts, ...reference(original.code) } };
  }
  const code = codeOf(formatted);
  if (code) {
    const message = withReplacement(withoutValues(formatted.message, isSchemaVisible));
    return { message, ...place, extensions: { code, ...reference(code) } };
  }
  log.error({ err: original, requestId, path }, 'internal error');
  const message = `An internal error occurred. Report this id to support: ${requestId}.`;
  return { message, ...place, extensions: { code: 'INTERNAL' satisfies DenialCode, ...reference('INTERNAL') } };
}

function codeOf({ message, extensions }: GraphQLFormattedError): DenialCode | undefined {
  if (isOverLimit(message)) return 'QUERY_TOO_COMPLEX';
  // Apollo reports this error as INTERNAL_SERVER_ERROR, although it is caused by the variables of the request.
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
 * Removes input values from messages of graphql-js, because a value could be a password of the wrong type. Also removes
 * suggestions of names, unless the API caller can read the schema. The location and the expected type are kept. A
 * message can contain 100 KB of input, so every pattern must run in linear time.
 */
function withoutValues(message: string, isSchemaVisible: boolean): string {
  const [, variable] = /^Variable "(\$\w+)" got invalid value /.exec(message) ?? [];
  return variable ? withoutVariableValue(message, variable) : withoutDocumentValues(message, isSchemaVisible);
}

function withoutDocumentValues(message: string, isSchemaVisible: boolean): string {
  let text = message;
  const start = text.indexOf(' Did you mean ');
  const suggestion = start >= 0 && text.endsWith('?') ? text.slice(start) : '';
  if (suggestion) text = text.slice(0, start);
  if (isSchemaVisible && SUGGESTION.test(suggestion)) return withoutDocumentValues(text, false) + suggestion;
  text = upTo(text, /cannot represent [a-z -]{0,40}value(?=: )/, '.');
  text = upTo(text, /Expected value of type "[^"]{1,200}"(?=, found )/, '.');
  const [value, end] = [text.indexOf('Value "'), text.lastIndexOf('" does not exist in')];
  if (value < 0 || end < value) return text;
  return `${text.slice(0, value)}The value${text.slice(end + 1)}`;
}

/** Matches a suggestion of up to five names. */
const SUGGESTION = /^ Did you mean (?:to use an inline fragment on |the enum value )?"\w+"(?:,? (?:or )?"\w+"){0,4}\?$/;

/** Breaking changes of the API by name, such as `Type.field`, each with a sentence that states the replacement. */
const breakingChanges = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@frontdesk/schema/breaking-changes.json'), 'utf8'),
) as Readonly<Record<string, string>>;

/** Appends the replacement of a removed type, field, argument or input field to an error message of graphql-js. */
function withReplacement(message: string): string {
  const { field, type, argument, of, unknown } =
    /(?:Cannot query field|Field) "(?<field>\w+)" (?:on type|is not defined by type) "(?<type>\w+)"|^Unknown argument "(?<argument>\w+)" on field "(?<of>[\w.]+)"|^Unknown type "(?<unknown>\w+)"/.exec(
      message,
    )?.groups ?? {};
  const sentence = breakingChanges[unknown ?? (field ? `${type}.${field}` : `${of}.${argument}`)];
  return sentence ? `${message} ${sentence}` : message;
}

/**
 * Returns the text up to the end of the first match, followed by `ending`. Returns the complete text if nothing
 * matches.
 */
function upTo(text: string, pattern: RegExp, ending: string): string {
  const match = pattern.exec(text);
  return match ? text.slice(0, match.index + match[0].length) + ending : text;
}

function withoutVariableValue(message: string, variable: string): string {
  // The input value itself can contain matching text, so only the last match is reliable.
  const place = [...message.matchAll(/ at "(?<path>\$?[\w.[\]]+)";/g)].at(-1)?.groups?.path;
  const reason = [...message.matchAll(REASON)].at(-1)?.[0];
  return `Variable "${variable}" got an invalid value${place ? ` at "${place}"` : ''}${reason ? `: ${reason}` : ''}.`;
}

const REASON =
  /Expected (?:non-nullable )?type "[\w![\]]+"(?: not to be null| to be an object)?|Field "\w+" (?:of required type "[\w![\]]+" was not provided|is not defined by type "\w+")|(?:Int|Float|String|Boolean|ID|Enum "\w+") cannot represent [a-z0-9 -]{0,60}value|does not exist in "\w+" enum/g;
