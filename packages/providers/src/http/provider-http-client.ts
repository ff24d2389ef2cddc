import type { ProviderName } from '../ports/provider.ts';
import { ProviderError } from '../provider-error.ts';
import { type Explain, misread, refusal, tooLate, unanswered } from './map-provider-error.ts';
import { capped } from './read-body-limited.ts';
import type { Resilience } from './resilience.ts';
import type { Patience } from './timeouts.ts';

/**
 * READ may be asked again. EFFECT changes something outside: once the request has left, a missing or broken answer is UNCONFIRMED.
 * A 429, or a connection that was never made, says that nothing happened: both kinds may try again then.
 */
export type Purpose = 'READ' | 'EFFECT';

export interface LineSettings {
  readonly provider: ProviderName;
  readonly explain: Explain;
  /** Never to be repeated in the provider's words. */
  readonly secrets: readonly string[];
  readonly patience: Patience;
  readonly resilience: Resilience;
}

/** The line to one provider for one workspace. SDKs get `fetch` from it, so that all of them fail in the same words. */
export interface Line {
  run<T>(purpose: Purpose, work: (request: typeof fetch) => Promise<T>, deadlineMs?: number): Promise<T>;
}

export function openLine(settings: LineSettings): Line {
  return {
    run: (purpose, work, deadlineMs) => {
      const deadline = AbortSignal.timeout(deadlineMs ?? settings.patience.deadlineMs);
      return settings.resilience.execute(() => once(settings, purpose, work, deadline), deadline);
    },
  };
}

async function once<T>(
  settings: LineSettings,
  purpose: Purpose,
  work: (request: typeof fetch) => Promise<T>,
  deadline: AbortSignal,
): Promise<T> {
  const failures: ProviderError[] = [];
  const request: typeof fetch = async (input, init) => {
    const answer = await ask(settings, purpose, new Request(input, init), deadline);
    if (answer instanceof Response) return answer;
    failures.push(answer);
    throw answer;
  };
  try {
    return await work(request);
  } catch (error) {
    // SDKs wrap what their fetch throws; ours is the first cause.
    throw failures[0] ?? (error instanceof ProviderError ? error : misread(settings, purpose, error));
  }
}

async function ask(
  settings: LineSettings,
  purpose: Purpose,
  request: Request,
  deadline: AbortSignal,
): Promise<Response | ProviderError> {
  if (deadline.aborted) return tooLate(settings.provider);
  const signal = AbortSignal.any([request.signal, deadline, AbortSignal.timeout(settings.patience.timeoutMs)]);
  try {
    // An address that redirects is not the provider's: credentials do not follow it.
    const response = await fetch(request, { signal, redirect: 'manual' });
    const body = await capped(response, settings.patience.maxBytes);
    if (!response.ok) return refusal(settings, purpose, response, body);
    return new Response(body.length > 0 ? body : null, { status: response.status, headers: plain(response.headers) });
  } catch (error) {
    return unanswered(settings, purpose, error);
  }
}

/** The body is already decoded and counted. */
function plain(given: Headers): Headers {
  const headers = new Headers(given);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  return headers;
}
