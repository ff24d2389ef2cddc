import { TOOL_LIMITS, type ToolCallError } from '@frontdesk/domain';
import {
  Client,
  type JsonSchemaType,
  type JsonSchemaValidator,
  ProtocolError,
  SdkError,
  SdkErrorCode,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import type { EgressClient } from '../../../egress/http-client.ts';

/** URL and authorization of an MCP server. Contains the secret and must not be logged. */
export interface McpEndpoint {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reason why communication with a server failed. PROTOCOL: the server refused the request. */
export interface McpFailure {
  readonly error: Exclude<ToolCallError, 'ARGUMENTS' | 'INTERRUPTED' | 'TOOL_ERROR' | 'TOOL_REMOVED'> | 'PROTOCOL';
  /** HTTP status of the last response. Null if no response was received. */
  readonly status: number | null;
  /** True if no request of `work` was sent, because the connection was not established. */
  readonly isBeforeWork: boolean;
  /** Code and message with which the server rejected the request. Null for other failures. */
  readonly refusal: { readonly code: number; readonly message: string } | null;
}

export interface McpSession {
  readonly client: Client;
  /** Returns the remaining part of the time limit in milliseconds. */
  readonly left: () => number;
  /** HTTP status of the last response. Null if no response was received. */
  readonly lastStatus: () => number | null;
}

interface Exchange {
  readonly endpoint: McpEndpoint;
  readonly timeoutMs: number;
}

const CLIENT = { name: 'frontdesk', version: '1' } as const;
/**
 * Schema validator that accepts everything. Results are limited in size and treated as untrusted data, so the server's
 * result schemas are neither compiled nor checked.
 */
const acceptsAll = {
  getValidator:
    <T>(_schema: JsonSchemaType): JsonSchemaValidator<T> =>
    (input) => ({ valid: true, data: input as T, errorMessage: undefined }),
};
const SESSION_END_MS = 1_000;

/**
 * Connects to an MCP server, runs `work` and disconnects. All requests share the time limit and use the guarded HTTP
 * client. Must not be called inside a transaction.
 */
export async function withMcpServer<T>(
  outbound: EgressClient,
  { endpoint, timeoutMs }: Exchange,
  work: (session: McpSession) => Promise<T>,
): Promise<T | McpFailure> {
  const began = performance.now();
  const left = () => Math.max(1, timeoutMs - Math.round(performance.now() - began));
  const requests = guardedFetch(outbound, endpoint, left);
  const transport = new StreamableHTTPClientTransport(new URL(endpoint.url), {
    fetch: requests.fetch,
    reconnectionOptions: {
      maxRetries: 0,
      initialReconnectionDelay: 1,
      maxReconnectionDelay: 1,
      reconnectionDelayGrowFactor: 1,
    },
  });
  const client = new Client(CLIENT, {
    capabilities: {},
    versionNegotiation: { mode: 'auto' },
    inputRequired: { autoFulfill: false },
    jsonSchemaValidator: acceptsAll,
  });
  let isBeforeWork = true;
  try {
    await client.connect(transport, { timeout: left() });
    isBeforeWork = false;
    return await work({ client, left, lastStatus: () => requests.last().status });
  } catch (error) {
    return { ...failureOf(error, requests.last()), isBeforeWork };
  } finally {
    requests.end(SESSION_END_MS);
    // Without a session there is nothing to terminate. A server that does not respond expires the session itself.
    if (transport.sessionId !== undefined) await transport.terminateSession().catch(() => {});
    await client.close().catch(() => {});
  }
}

interface LastExchange {
  readonly error: McpFailure['error'] | null;
  readonly status: number | null;
}

/**
 * Returns a `fetch` implementation for the SDK that sends each request through the guarded HTTP client, and the outcome
 * of the last request.
 */
function guardedFetch(outbound: EgressClient, endpoint: McpEndpoint, left: () => number) {
  let last: LastExchange = { error: null, status: null };
  let endsAt = Number.POSITIVE_INFINITY;
  const fail = (error: McpFailure['error'], status: number | null): never => {
    last = { error, status };
    throw new Error(`The request to the MCP server failed: ${error}.`);
  };
  const send = async (url: string | URL, init: RequestInit = {}): Promise<Response> => {
    // The client does not support messages that the server initiates.
    if ((init.method ?? 'GET') === 'GET') return new Response(null, { status: 405 });
    if (String(url) !== new URL(endpoint.url).href) return fail('REDIRECT', null);
    const isEnding = Number.isFinite(endsAt);
    const timeoutMs = isEnding ? Math.max(1, Math.round(endsAt - performance.now())) : left();
    const came = await outbound.ask({
      url: endpoint.url,
      method: init.method === 'DELETE' ? 'DELETE' : 'POST',
      headers: {
        ...Object.fromEntries(new Headers(init.headers)),
        'user-agent': 'Frontdesk-Tools/1',
        'accept-encoding': 'identity',
        ...endpoint.headers,
      },
      ...(typeof init.body === 'string' ? { body: init.body } : {}),
      timeoutMs,
      maxBytes: TOOL_LIMITS.responseBytes,
      ...(init.signal ? { signal: init.signal } : {}),
    });
    if ('cause' in came) return fail(came.cause as McpFailure['error'], null);
    const { status, headers, body } = came;
    if (status >= 300 && status < 400) return fail('REDIRECT', status);
    last = { error: status >= 200 && status < 300 ? null : 'STATUS', status };
    const isEmpty = status === 204 || status === 205 || status === 304;
    return new Response(isEmpty ? null : body, { status, headers: contentHeaders(headers) });
  };
  return {
    fetch: send,
    last: () => last,
    end: (withinMs: number) => {
      endsAt = performance.now() + withinMs;
    },
  };
}

/** Returns only the headers that the SDK reads. Encoding headers are removed, because the body is already decoded. */
const contentHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    ['content-type', 'mcp-session-id', 'mcp-protocol-version'].flatMap((name) =>
      headers[name] === undefined ? [] : [[name, headers[name]]],
    ),
  );

function failureOf(error: unknown, { error: known, status }: LastExchange): Omit<McpFailure, 'isBeforeWork'> {
  if (error instanceof ProtocolError)
    return { error: 'PROTOCOL', status, refusal: { code: error.code, message: error.message } };
  if (known !== null) return { error: known, status, refusal: null };
  const isLate = error instanceof SdkError && error.code === SdkErrorCode.RequestTimeout;
  return { error: isLate ? 'TIMEOUT' : 'FORMAT', status, refusal: null };
}

export const isMcpFailure = (value: unknown): value is McpFailure =>
  typeof value === 'object' && value !== null && 'isBeforeWork' in value;
