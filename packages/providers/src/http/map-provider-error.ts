import type { ProviderName } from '../ports/provider.ts';
import { ProviderError, type ProviderErrorKind } from '../provider-error.ts';
import type { RequestPurpose } from './provider-http-client.ts';

/**
 * Parses an error response of a provider. Returns null if the format is unknown. A returned `kind` overrides the kind
 * that is derived from the HTTP status.
 */
export type MapProviderError = (
  body: unknown,
  status: number,
) => { readonly code?: string | null; readonly words?: string | null; readonly kind?: ProviderErrorKind } | null;

interface ErrorSource {
  readonly provider: ProviderName;
  readonly explain: MapProviderError;
  readonly secrets: readonly string[];
}

/** Converts an error response of a provider to a ProviderError that contains no secrets. */
export function mapRefusal(
  speaker: ErrorSource,
  purpose: RequestPurpose,
  response: Response,
  body: Buffer,
): ProviderError {
  const { status, headers } = response;
  const details = speaker.explain(json(body), status);
  return new ProviderError({
    provider: speaker.provider,
    kind: details?.kind ?? kindOf(status, purpose),
    words: redactSecrets(details?.words || `The provider responded with status ${status}.`, speaker.secrets),
    code: details?.code ?? null,
    httpStatus: status,
    retryAfterSeconds: retryAfter(headers.get('retry-after')),
  });
}

function kindOf(status: number, purpose: RequestPurpose): ProviderErrorKind {
  if (status === 429) return 'RETRY';
  if (status === 401 || status === 403) return 'CREDENTIALS';
  // After a server error, the result of a request that changes data is unknown, because the provider may have performed
  // it.
  if (status === 408 || status >= 500) return purpose === 'EFFECT' ? 'UNCONFIRMED' : 'RETRY';
  return 'REFUSED';
}

/** Returns the error for a request whose response did not arrive or was incomplete. */
export function mapNoResponse(speaker: ErrorSource, purpose: RequestPurpose, error: unknown): ProviderError {
  const neverLeft = NEVER_LEFT.has(codeOf(error));
  return new ProviderError({
    provider: speaker.provider,
    kind: purpose === 'EFFECT' && !neverLeft ? 'UNCONFIRMED' : 'RETRY',
    words: neverLeft ? 'The provider cannot be reached.' : 'The response of the provider was incomplete.',
    code: codeOf(error) || null,
    cause: error,
  });
}

/** Returns the error for a request that was not sent because the deadline had passed. */
export const deadlineError = (provider: ProviderName): ProviderError =>
  new ProviderError({
    provider,
    kind: 'RETRY',
    words: 'The time limit ended before the request was sent.',
    code: 'DEADLINE',
  });

/** Returns the error for a successful response in an unexpected format. */
export const invalidResponseError = (speaker: ErrorSource, purpose: RequestPurpose, error: unknown): ProviderError =>
  new ProviderError({
    provider: speaker.provider,
    kind: purpose === 'EFFECT' ? 'UNCONFIRMED' : 'REFUSED',
    words: 'The response of the provider has an unknown format.',
    cause: error,
  });

const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Returns the code of the innermost cause that has a code, because fetch wraps socket errors. Returns an empty text if
 * there is none.
 */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const own = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return ('cause' in error ? codeOf(error.cause) : '') || own;
}

/**
 * Parses a Retry-After header, which contains seconds or a date, to a non-negative number of seconds. Returns null if
 * there is no valid header.
 */
export function retryAfter(header: string | null): number | null {
  if (!header) return null;
  const seconds = /^\d+(\.\d+)?$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}

const redactSecrets = (words: string, secrets: readonly string[]): string =>
  secrets.reduce((text, secret) => (secret ? text.replaceAll(secret, '…') : text), words).slice(0, 500);
