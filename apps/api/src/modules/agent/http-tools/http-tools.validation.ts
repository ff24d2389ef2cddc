import { isBuiltinTool } from '@frontdesk/agent/engine';
import {
  contextName,
  isResultPath,
  isToolHeaderName,
  isToolHeaderValue,
  isToolName,
  MCP_TOOL_PREFIX,
  normalizeText,
  splitToolUrl,
  TOOL_LIMITS,
  type ToolContextField,
  type ToolHeader,
  type ToolKind,
  type ToolMethod,
  type ToolResultField,
  urlPlaceholders,
} from '@frontdesk/domain';
import type { EgressClient } from '../../../egress/http-client.ts';
import { isRefused, type Refused, refused, validFields } from '../../../errors/refused.ts';
import { compileSchema } from './argument-schema.ts';
import type { SecretHeaders } from './secrets.ts';

export interface HttpToolInput {
  readonly name: string;
  readonly description: string;
  readonly kind: ToolKind;
  readonly method: ToolMethod;
  readonly url: string;
  readonly argumentSchema: string;
  readonly headers: readonly HeaderInput[];
  readonly contextFields: readonly ToolContextField[];
  readonly resultFields: readonly ToolResultField[];
  readonly timeoutSeconds: number;
  readonly idempotencyHeader?: string | null;
  readonly isIdempotent: boolean;
}

interface HeaderInput {
  readonly name: string;
  readonly isSecret: boolean;
  /** New value of a secret header. Null to keep the stored value. */
  readonly value?: string | null;
}

export interface ValidTool {
  readonly columns: {
    readonly name: string;
    readonly description: string;
    readonly kind: ToolKind;
    readonly method: ToolMethod;
    readonly url: string;
    readonly argumentSchema: string;
    readonly headers: ToolHeader[];
    readonly contextFields: ToolContextField[];
    readonly resultFields: ToolResultField[];
    readonly timeoutSeconds: number;
    readonly idempotencyHeader: string | null;
    readonly isIdempotent: boolean;
  };
  /** New values of secret headers, by lower-case name. */
  readonly secrets: SecretHeaders;
}

/**
 * Validates the definition of a tool. Must not be called inside a transaction, because it resolves the host name.
 * Omitted values of secret headers are checked by `missingSecret`.
 */
export async function validateTool(outbound: EgressClient, input: HttpToolInput): Promise<ValidTool | Refused> {
  const contextFields = [...new Set(input.contextFields)];
  const schema = compileSchema(input.argumentSchema);
  const required = isRefused(schema)
    ? null
    : Object.entries(schema.args).flatMap(([name, argument]) => (argument.required ? [name] : []));
  const fields = validFields({
    name: nameOf(input),
    description: descriptionOf(input),
    schema,
    url: await urlOf(outbound, input.url.trim(), required && [...required, ...contextFields.map(contextName)]),
    headers: headersOf(input),
    resultFields: resultsOf(input),
    timeoutSeconds: timeoutOf(input),
    idempotencyHeader: idempotencyOf(input),
  });
  if (isRefused(fields)) return fields;
  const { schema: _schema, headers, ...valid } = fields;
  const { kind, method, argumentSchema, isIdempotent } = input;
  const secrets = input.headers.flatMap(({ name, isSecret, value }) =>
    isSecret && value ? [[name.trim().toLowerCase(), value.trim()]] : [],
  );
  return {
    columns: { ...valid, headers, contextFields, kind, method, argumentSchema, isIdempotent },
    secrets: Object.fromEntries(secrets) as SecretHeaders,
  };
}

/**
 * Returns a refusal if a secret header has neither a new nor a stored value. Returns null if all secret headers have a
 * value.
 */
export function missingSecret(headers: readonly ToolHeader[], secrets: SecretHeaders): Refused | null {
  const index = headers.findIndex(({ name, value }) => value === null && !Object.hasOwn(secrets, name.toLowerCase()));
  return index < 0 ? null : refused('TOOL_SECRET_REQUIRED', `headers.${index}.value`);
}

function nameOf({ name: given }: HttpToolInput): string | Refused {
  const name = given.trim();
  // The key “constructor” has a special meaning in JavaScript objects.
  if (!isToolName(name) || name === 'constructor') return refused('TOOL_NAME_INVALID', 'name');
  if (name.startsWith(MCP_TOOL_PREFIX)) return refused('TOOL_NAME_RESERVED', 'name');
  return isBuiltinTool(name) ? refused('TOOL_NAME_BUILT_IN', 'name') : name;
}

function descriptionOf({ description }: HttpToolInput): string | Refused {
  return (
    normalizeText(description, TOOL_LIMITS.descriptionLength) || refused('TOOL_DESCRIPTION_INVALID', 'description')
  );
}

/**
 * Validates the URL of a tool. `values` contains the allowed placeholder names, or is null if the names are not known.
 */
async function urlOf(outbound: EgressClient, url: string, values: readonly string[] | null): Promise<string | Refused> {
  if (!splitToolUrl(url)) return refused('TOOL_URL_INVALID', 'url');
  const fault = await outbound.faultOf(url.replaceAll(/\{[^{}]*\}/g, 'x'));
  if (fault) return refused(fault, 'url');
  if (values && !urlPlaceholders(url).every((name) => values.includes(name)))
    return refused('TOOL_URL_ARGUMENT_UNKNOWN', 'url');
  return url;
}

function headersOf({ headers }: HttpToolInput): ToolHeader[] | Refused {
  const named = headers.map(({ name, isSecret, value }) => ({
    name: name.trim(),
    isSecret,
    value: value?.trim() ?? null,
  }));
  const names = new Set(named.map(({ name }) => name.toLowerCase()));
  const wrong = named.findIndex(
    ({ name, isSecret, value }) =>
      !isToolHeaderName(name) ||
      (value === null ? !isSecret : !isToolHeaderValue(value)) ||
      (isSecret && value !== null && value.length < TOOL_LIMITS.secretLength),
  );
  if (wrong >= 0) return refused('TOOL_HEADER_INVALID', `headers.${wrong}`);
  if (named.length > TOOL_LIMITS.headers || names.size < named.length) return refused('TOOL_HEADER_INVALID', 'headers');
  return named.map(({ name, isSecret, value }) => ({ name, value: isSecret ? null : value }));
}

function resultsOf({ resultFields }: HttpToolInput): ToolResultField[] | Refused {
  const fields = resultFields.map(({ name, path }) => ({ name: name.trim(), path: path.trim() }));
  const wrong = fields.findIndex(({ name, path }) => !isToolName(name) || !isResultPath(path));
  if (wrong >= 0) return refused('TOOL_RESULT_INVALID', `resultFields.${wrong}`);
  const isUnique = new Set(fields.map(({ name }) => name)).size === fields.length;
  return isUnique && fields.length <= TOOL_LIMITS.resultFields
    ? fields
    : refused('TOOL_RESULT_INVALID', 'resultFields');
}

function timeoutOf({ timeoutSeconds }: HttpToolInput): number | Refused {
  const { timeoutSecondsMin: min, timeoutSecondsMax: max } = TOOL_LIMITS;
  return timeoutSeconds >= min && timeoutSeconds <= max
    ? timeoutSeconds
    : refused('TOOL_TIMEOUT_INVALID', 'timeoutSeconds');
}

function idempotencyOf({ kind, idempotencyHeader, isIdempotent }: HttpToolInput): string | null | Refused {
  const header = idempotencyHeader?.trim() || null;
  const isHeader = header !== null && isToolHeaderName(header);
  if ((header !== null && !isHeader) || (isIdempotent && (kind === 'READS' || !isHeader)))
    return refused('TOOL_IDEMPOTENCY_INVALID', 'idempotencyHeader');
  return header;
}
