/**
 * What the caller can do next. RETRY: nothing was received; try again, not before `retryAfterSeconds`. CREDENTIALS:
 * the system rejects our credentials. REFUSED: it refuses or returns unreadable data, and will do so again. GONE: the
 * page cursor has expired; restart the search.
 */
export type SourceErrorKind = 'RETRY' | 'CREDENTIALS' | 'REFUSED' | 'GONE';

export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly kind: SourceErrorKind;
  /** Shown to members. Never contains a secret. */
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
