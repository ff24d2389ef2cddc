import type { ProviderName } from '../ports/provider.ts';
import { ProviderError } from '../provider-error.ts';
import { type HttpExchange, isText, requestIdOf, textOf } from './http-exchange.ts';
import {
  deadlineError,
  invalidResponseError,
  type MapProviderError,
  mapNoResponse,
  mapRefusal,
} from './map-provider-error.ts';
import type { Resilience } from './resilience.ts';
import type { ProviderTimeouts } from './timeouts.ts';

/**
 * Purpose of a request. READ: the request can be retried after any temporary failure. EFFECT: the request changes data
 * at the provider, so a missing or invalid response is UNCONFIRMED. After status 429 or a failed connection, both can
 * be retried.
 */
export type RequestPurpose = 'READ' | 'EFFECT';

interface ProviderHttpClientSettings {
  readonly provider: ProviderName;
  readonly explain: MapProviderError;
  /** Values that are removed from error messages of the provider. */
  readonly secrets: readonly string[];
  readonly patience: ProviderTimeouts;
  readonly resilience: Resilience;
  /** Function that sends a request. If absent, `fetch` is used. */
  readonly send?: SendRequest;
  /** Called after each request that was sent. */
  readonly onExchange?: (exchange: HttpExchange) => void;
}

/** Sends a request without following redirects. Throws a ProviderError if the URL must not be requested. */
export type SendRequest = (request: Request, signal: AbortSignal) => Promise<Response>;

// Redirects are not followed, because credentials must not reach another host.
const sendDirectly: SendRequest = (request, signal) => fetch(request, { signal, redirect: 'manual' });

/**
 * HTTP client for one provider and workspace. Provider SDKs use its `fetch`, so that all providers fail with the same
 * error types.
 */
export interface ProviderHttpClient {
  run<T>(purpose: RequestPurpose, work: (request: typeof fetch) => Promise<T>, deadlineMs?: number): Promise<T>;
}

export function createProviderHttpClient(settings: ProviderHttpClientSettings): ProviderHttpClient {
  return {
    run: (purpose, work, deadlineMs) => {
      const deadline = AbortSignal.timeout(deadlineMs ?? settings.patience.deadlineMs);
      let attempt = 0;
      return settings.resilience.execute(() => {
        attempt += 1;
        return runOnce({ ...settings, attempt }, purpose, work, deadline);
      }, deadline);
    },
  };
}

/** Settings of the client, and the number of the attempt, starting at 1. */
type Attempt = ProviderHttpClientSettings & { readonly attempt: number };

async function runOnce<T>(
  settings: Attempt,
  purpose: RequestPurpose,
  work: (request: typeof fetch) => Promise<T>,
  deadline: AbortSignal,
): Promise<T> {
  const failures: ProviderError[] = [];
  const request: typeof fetch = async (input, init) => {
    const { answer, exchange } = await sendRequest(settings, purpose, new Request(input, init), deadline);
    if (exchange) settings.onExchange?.({ ...exchange, attempt: settings.attempt, requestBody: textOf(init?.body) });
    if (answer instanceof Response) return answer;
    failures.push(answer);
    throw answer;
  };
  try {
    return await work(request);
  } catch (error) {
    // An SDK wraps errors of its fetch function, so the first recorded error is thrown instead.
    throw failures[0] ?? (error instanceof ProviderError ? error : invalidResponseError(settings, purpose, error));
  }
}

/** Outcome of a request, and the data about it for the log. The log data is absent if no request was sent. */
interface Outcome {
  readonly answer: Response | ProviderError;
  readonly exchange: Omit<HttpExchange, 'attempt' | 'requestBody'> | null;
}

async function sendRequest(
  settings: ProviderHttpClientSettings,
  purpose: RequestPurpose,
  request: Request,
  deadline: AbortSignal,
): Promise<Outcome> {
  if (deadline.aborted) return { answer: deadlineError(settings.provider), exchange: null };
  const signal = AbortSignal.any([request.signal, deadline, AbortSignal.timeout(settings.patience.timeoutMs)]);
  const start = performance.now();
  const exchangeOf = (answer: Response | ProviderError, response: Response | null, body: Buffer | null): Outcome => ({
    answer,
    exchange: {
      method: request.method,
      url: request.url,
      durationMs: Math.round(performance.now() - start),
      httpStatus: response?.status ?? null,
      error: answer instanceof ProviderError ? answer : null,
      requestId: response && requestIdOf(response.headers),
      responseBody: body && response && isText(response.headers) ? body.toString() : null,
    },
  });
  let response: Response | null = null;
  try {
    response = await (settings.send ?? sendDirectly)(request, signal);
    const body = await readBodyLimited(response, settings.patience.maxBytes);
    if (!response.ok) return exchangeOf(mapRefusal(settings, purpose, response, body), response, body);
    const { status, headers } = response;
    const answer = new Response(body.length > 0 ? body : null, { status, headers: decodedHeaders(headers) });
    return exchangeOf(answer, response, body);
  } catch (error) {
    return exchangeOf(error instanceof ProviderError ? error : mapNoResponse(settings, purpose, error), response, null);
  }
}

/** Removes headers that describe the encoded body, because the body is already decoded. */
function decodedHeaders(given: Headers): Headers {
  const headers = new Headers(given);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  return headers;
}

/** Reads the whole body of a response. Throws an error if the body exceeds the limit. */
async function readBodyLimited(response: Response, maxBytes: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new Error(`The response is longer than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
