/**
 * Kinds of errors, by what the calling code can do next. RETRY: no data was received; try again, but not before
 * `retryAfterSeconds`. CREDENTIALS: the data source rejected the credentials. REFUSED: the data source rejected the
 * request or returned invalid data, and will do so again. GONE: the page cursor has expired, so the search must start
 * again.
 */
export type SourceErrorKind = 'RETRY' | 'CREDENTIALS' | 'REFUSED' | 'GONE';

/** Failures of a data source, for the calling code and for members. */
export type SourceFailure =
  | 'UNAVAILABLE'
  | 'RATE_LIMITED'
  | 'CREDENTIALS_REJECTED'
  | 'REQUEST_REJECTED'
  | 'PAGE_GONE'
  | 'ADDRESS_NOT_ALLOWED'
  | 'REDIRECTED'
  | 'TOO_LARGE'
  | 'NOT_JSON'
  | 'WEB_PAGE'
  | 'NOT_UTF8'
  | 'UNEXPECTED_FORMAT'
  | 'REPEATED_PAGE'
  | 'TOO_MANY_PAGES'
  | 'ALL_REJECTED';

interface SourceErrorDetails {
  /** Failure of the data source. If omitted, it is derived from the kind. */
  readonly failure?: SourceFailure;
  readonly retryAfterSeconds?: number | null;
}

const FAILURES = {
  RETRY: 'UNAVAILABLE',
  CREDENTIALS: 'CREDENTIALS_REJECTED',
  REFUSED: 'UNEXPECTED_FORMAT',
  GONE: 'PAGE_GONE',
} as const satisfies Record<SourceErrorKind, SourceFailure>;

export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly kind: SourceErrorKind;
  /** Message for members. Never contains a secret. */
  readonly words: string;
  readonly failure: SourceFailure;
  readonly retryAfterSeconds: number | null;

  constructor(kind: SourceErrorKind, words: string, details: SourceErrorDetails = {}) {
    super(`${kind}: ${words}`);
    this.kind = kind;
    this.words = words;
    this.failure = details.failure ?? FAILURES[kind];
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
  }
}

export const isSourceError = (error: unknown): error is SourceError => error instanceof SourceError;
