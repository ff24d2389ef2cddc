import type { ProviderName } from './ports/provider.ts';

/**
 * What the caller may do next.
 * RETRY: nothing happened; try again, not before `retryAfterSeconds`.
 * REFUSED: the provider said no, and will say it again.
 * CREDENTIALS: the provider does not know us any more; the integration is failing until somebody sets it up again.
 * UNCONFIRMED: the request left and no answer came back. It may have happened: look for it, never send it again unseen.
 * WINDOW_CLOSED: the contact wrote more than 24 hours ago; only a template may go out.
 * SLOT_TAKEN: somebody else has booked it meanwhile; offer another.
 */
export type ProviderErrorKind = 'RETRY' | 'REFUSED' | 'CREDENTIALS' | 'UNCONFIRMED' | 'WINDOW_CLOSED' | 'SLOT_TAKEN';

interface Details {
  readonly provider: ProviderName;
  readonly kind: ProviderErrorKind;
  /** The provider's own words, fit to be shown to the people of the workspace; never holds a secret. */
  readonly words: string;
  /** The provider's own code ("63016", "invalid_api_key"), or null when it gave none. */
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
