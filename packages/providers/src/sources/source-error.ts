/**
 * What the caller can do next. RETRY: no data was received; try again, but not before `retryAfterSeconds`. CREDENTIALS:
 * the data source rejected the credentials. REFUSED: the data source rejected the request or returned invalid data, and
 * will do so again. GONE: the page cursor has expired, so the search must start again.
 */
export type SourceErrorKind = 'RETRY' | 'CREDENTIALS' | 'REFUSED' | 'GONE';

export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly kind: SourceErrorKind;
  /** Message for members. Never contains a secret. */
  readonly words: string;
  readonly retryAfterSeconds: number | null;

  constructor(kind: SourceErrorKind, words: string, retryAfterSeconds: number | null = null) {
    super(`${kind}: ${words}`);
    this.kind = kind;
    this.words = words;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export const isSourceError = (error: unknown): error is SourceError => error instanceof SourceError;
