import type { ProviderName } from './ports/provider.ts';

/**
 * Kinds of errors, by what the calling code can do next. RETRY: nothing happened; try again, but not before
 * `retryAfterSeconds`. REFUSED: the provider rejected the request and will reject it again. CREDENTIALS: the provider
 * rejected the credentials; the integration fails until an admin updates it. UNCONFIRMED: the request was sent and may
 * have succeeded, but no valid response arrived, so check before sending it again. WINDOW_CLOSED: the contact's last
 * message is older than 24 hours, so only a template can be sent. SLOT_TAKEN: the time was booked by someone else;
 * offer another.
 */
export type ProviderErrorKind = 'RETRY' | 'REFUSED' | 'CREDENTIALS' | 'UNCONFIRMED' | 'WINDOW_CLOSED' | 'SLOT_TAKEN';

interface Details {
  readonly provider: ProviderName;
  readonly kind: ProviderErrorKind;
  /** Message of the provider that can be shown to members. Never contains a secret. */
  readonly words: string;
  /** Error code of the provider, for example "63016" or "invalid_api_key". Null if the provider returned no code. */
  readonly code?: string | null;
  readonly httpStatus?: number | null;
  readonly retryAfterSeconds?: number | null;
  readonly cause?: unknown;
}

export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly provider: ProviderName;
  readonly kind: ProviderErrorKind;
  readonly words: string;
  readonly code: string | null;
  readonly httpStatus: number | null;
  readonly retryAfterSeconds: number | null;

  constructor(details: Details) {
    super(`${details.provider} ${details.kind}: ${details.words}`, { cause: details.cause });
    this.provider = details.provider;
    this.kind = details.kind;
    this.words = details.words;
    this.code = details.code ?? null;
    this.httpStatus = details.httpStatus ?? null;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
  }
}

export const isProviderError = (error: unknown, ...kinds: ProviderErrorKind[]): error is ProviderError =>
  error instanceof ProviderError && (kinds.length === 0 || kinds.includes(error.kind));
