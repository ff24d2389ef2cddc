import type { ProviderName } from '../ports/provider.ts';
import { ProviderError } from '../provider-error.ts';
import {
  deadlineError,
  invalidResponseError,
  type MapProviderError,
  mapNoResponse,
  mapRefusal,
} from './map-provider-error.ts';
import { readBodyLimited } from './read-body-limited.ts';
import type { Resilience } from './resilience.ts';
import type { ProviderTimeouts } from './timeouts.ts';

/**
 * READ may be asked again. EFFECT changes something outside: once the request has left, a missing or broken answer is UNCONFIRMED.
 * A 429, or a connection that was never made, says that nothing happened: both kinds may try again then.
 */
export type RequestPurpose = 'READ' | 'EFFECT';

export interface ProviderHttpClientSettings {
  readonly provider: ProviderName;
  readonly explain: MapProviderError;
  /** Never to be repeated in the provider's words. */
  readonly secrets: readonly string[];
  readonly patience: ProviderTimeouts;
  readonly resilience: Resilience;
}

/** The line to one provider for one workspace. SDKs get `fetch` from it, so that all of them fail in the same words. */
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
    // SDKs wrap what their fetch throws; ours is the first cause.
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
    // An address that redirects is not the provider's: credentials do not follow it.
    const response = await fetch(request, { signal, redirect: 'manual' });
    const body = await readBodyLimited(response, settings.patience.maxBytes);
    if (!response.ok) return mapRefusal(settings, purpose, response, body);
    return new Response(body.length > 0 ? body : null, {
      status: response.status,
      headers: decodedHeaders(response.headers),
    });
  } catch (error) {
    return mapNoResponse(settings, purpose, error);
  }
}

/** The body is already decoded and counted. */
function decodedHeaders(given: Headers): Headers {
  const headers = new Headers(given);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  return headers;
}
