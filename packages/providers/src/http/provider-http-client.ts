import type { ProviderName } from '../ports/provider.ts';
import { ProviderError } from '../provider-error.ts';
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
 * READ: the request can be repeated. EFFECT: the request changes data at the provider, so a missing or invalid response
 * is UNCONFIRMED. Status 429 and failed connections can always be retried.
 */
export type RequestPurpose = 'READ' | 'EFFECT';

interface ProviderHttpClientSettings {
  readonly provider: ProviderName;
  readonly explain: MapProviderError;
  /** Values that are removed from error messages of the provider. */
  readonly secrets: readonly string[];
  readonly patience: ProviderTimeouts;
  readonly resilience: Resilience;
  /** Sends a request. `fetch` if absent. */
  readonly send?: SendRequest;
}

/** Sends a request without following redirects. Throws a ProviderError if the URL must not be requested. */
export type SendRequest = (request: Request, signal: AbortSignal) => Promise<Response>;

// Redirects are not followed, because credentials must not reach another host.
const sendDirectly: SendRequest = (request, signal) => fetch(request, { signal, redirect: 'manual' });

/**
 * HTTP client for one provider and workspace. SDKs use its `fetch`, so that all providers fail with the same error
 * types.
 */
export interface ProviderHttpClient {
  run<T>(purpose: RequestPurpose, work: (request: typeof fetch) => Promise<T>, deadlineMs?: number): Promise<T>;
}

export function createProviderHttpClient(settings: ProviderHttpClientSettings): ProviderHttpClient {
  return {
    run: (purpose, work, deadlineMs) => {
      const deadline = AbortSignal.timeout(deadlineMs ?? settings.patience.deadlineMs);
      return settings.resilience.execute(() => runOnce(settings, purpose, work, deadline), deadline);
    },
  };
}

async function runOnce<T>(
  settings: ProviderHttpClientSettings,
  purpose: RequestPurpose,
  work: (request: typeof fetch) => Promise<T>,
  deadline: AbortSignal,
): Promise<T> {
  const failures: ProviderError[] = [];
  const request: typeof fetch = async (input, init) => {
    const answer = await sendRequest(settings, purpose, new Request(input, init), deadline);
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

async function sendRequest(
  settings: ProviderHttpClientSettings,
  purpose: RequestPurpose,
  request: Request,
  deadline: AbortSignal,
): Promise<Response | ProviderError> {
  if (deadline.aborted) return deadlineError(settings.provider);
  const signal = AbortSignal.any([request.signal, deadline, AbortSignal.timeout(settings.patience.timeoutMs)]);
  try {
    const response = await (settings.send ?? sendDirectly)(request, signal);
    const body = await readBodyLimited(response, settings.patience.maxBytes);
    if (!response.ok) return mapRefusal(settings, purpose, response, body);
    return new Response(body.length > 0 ? body : null, {
      status: response.status,
      headers: decodedHeaders(response.headers),
    });
  } catch (error) {
    return error instanceof ProviderError ? error : mapNoResponse(settings, purpose, error);
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
