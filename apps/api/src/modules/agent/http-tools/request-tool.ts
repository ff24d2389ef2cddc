import type { Dict, Json } from '@frontdesk/agent/engine';
import type { ToolCallError, ToolCallStatus, ToolResultField } from '@frontdesk/domain';
import { TOOL_LIMITS } from '@frontdesk/domain';
import type { HttpTool } from '../../../db/generated/client.ts';
import type { DeliveryOutcome, EgressClient, OutboundRequest } from '../../../egress/http-client.ts';
import { parseJson } from './argument-schema.ts';

/** Result of a tool request, without secrets. */
export interface ToolResponse {
  readonly state: Exclude<ToolCallStatus, 'REQUESTED'>;
  readonly error: ToolCallError | null;
  readonly status: number | null;
  readonly durationMs: number;
  readonly retries: number;
  /** Values picked from the response. Null unless the request succeeded. */
  readonly result: Dict<Json> | null;
}

type RemoveSecrets = (text: string) => string;

interface ToolRequest {
  readonly tool: HttpTool;
  readonly request: OutboundRequest;
  readonly removeSecrets: RemoveSecrets;
}

const RETRIES = 1;
/** Minimum remaining time in milliseconds for a retry. A retry with less time would end with a timeout. */
const MIN_RETRY_MS = 250;

/**
 * Sends the request of a tool and picks values from the response. Retries once after a connection or server error, if a
 * repeated request cannot make a change twice. All attempts share one time limit.
 */
export async function requestTool(
  outbound: EgressClient,
  { tool, request, removeSecrets }: ToolRequest,
): Promise<ToolResponse> {
  const began = performance.now();
  const left = () => request.timeoutMs - Math.round(performance.now() - began);
  const fields = tool.resultFields as unknown as ToolResultField[];
  let retries = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a retry follows the failed attempt.
    const came = await outbound.ask({ ...request, timeoutMs: Math.max(1, left()) });
    const outcome =
      'cause' in came
        ? { error: came.cause as ToolCallError, status: null, result: null }
        : readResponse(came, fields, removeSecrets);
    const mayRepeat = tool.kind === 'READS' || tool.isIdempotent;
    if (mayRepeat && retries < RETRIES && isTransient(outcome) && left() > MIN_RETRY_MS) {
      retries += 1;
      continue;
    }
    const durationMs = Math.round(performance.now() - began);
    return { ...outcome, state: stateOf(tool, outcome), durationMs, retries };
  }
}

interface Outcome {
  readonly error: ToolCallError | null;
  readonly status: number | null;
  readonly result: Dict<Json> | null;
}

const isTransient = ({ error, status }: Outcome): boolean =>
  error === 'CONNECTION' || (error === 'STATUS' && status !== null && status >= 500);

/** Errors that prove that a change was not made, because no request was sent. */
const NOT_SENT: readonly ToolCallError[] = ['ADDRESS', 'DNS', 'TLS', 'ARGUMENTS'];

function stateOf({ kind }: HttpTool, { error, status }: Outcome): ToolResponse['state'] {
  if (error === null) return 'SUCCEEDED';
  const isRefused = error === 'STATUS' && status !== null && status < 500;
  return kind === 'READS' || isRefused || NOT_SENT.includes(error) ? 'FAILED' : 'UNKNOWN';
}

function readResponse(
  { status, body }: Pick<DeliveryOutcome, 'status' | 'body'>,
  fields: readonly ToolResultField[],
  removeSecrets: RemoveSecrets,
): Outcome {
  if (status >= 300 && status < 400) return { error: 'REDIRECT', status, result: null };
  if (status < 200 || status >= 300) return { error: 'STATUS', status, result: null };
  if (fields.length === 0) return { error: null, status, result: {} };
  const json = body.trim() === '' ? null : parseJson(body);
  if (json === undefined) return { error: 'FORMAT', status, result: null };
  const values = fields.map(({ name, path }): [string, Json] => [
    name,
    boundedValue(valueAt(json, path), removeSecrets),
  ]);
  return { error: null, status, result: Object.fromEntries(values) };
}

function valueAt(json: unknown, path: string): unknown {
  let value = json;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/**
 * Returns the value, limited in size, if it is a text, a number, a boolean or a list of these. Returns null for other
 * values.
 */
function boundedValue(value: unknown, removeSecrets: RemoveSecrets): Json {
  const scalar = (item: unknown): Json => {
    if (typeof item === 'boolean') return item;
    if (typeof item === 'number') return removeSecrets(String(item)) === String(item) ? item : null;
    return typeof item === 'string' ? boundedText(item, removeSecrets) : null;
  };
  if (!Array.isArray(value)) return scalar(value);
  return value.slice(0, TOOL_LIMITS.listLength).flatMap((item) => scalar(item) ?? []);
}

/** Returns the text as one line of limited length, without secrets. */
export function boundedText(text: string, removeSecrets: RemoveSecrets): string {
  const line = removeSecrets(text)
    .replaceAll(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .trim();
  return [...line].slice(0, TOOL_LIMITS.valueLength).join('');
}
