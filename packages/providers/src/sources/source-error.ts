/**
 * What may be done next.
 * RETRY: nothing was told; ask again, not before `retryAfterSeconds`.
 * CREDENTIALS: the system does not know us, or not any more.
 * REFUSED: it says no, or says what nobody can read, and will again.
 * GONE: the place where a search was continued is not kept any more; begin the search again.
 */
export type SourceErrorKind = 'RETRY' | 'CREDENTIALS' | 'REFUSED' | 'GONE';

export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly kind: SourceErrorKind;
  /** For people; never holds a secret. */
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
