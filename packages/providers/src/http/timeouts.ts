/** How long and how often a provider is waited for. */
export interface ProviderTimeouts {
  /** One request. */
  readonly timeoutMs: number;
  /** All tries of one call together. */
  readonly deadlineMs: number;
  readonly retries: number;
  readonly retryBaseMs: number;
  /** A Retry-After beyond this is the caller's to wait for, not ours. */
  readonly longestWaitMs: number;
  readonly maxBytes: number;
  /** Requests of one workspace under way at once; as many again may wait. */
  readonly concurrency: number;
  readonly queue: number;
  /** Failures in a row after which the provider is left alone, and for how long. */
  readonly breakAfter: number;
  readonly breakForMs: number;
}

export const PROVIDER_TIMEOUTS: ProviderTimeouts = {
  timeoutMs: 15_000,
  deadlineMs: 45_000,
  retries: 2,
  retryBaseMs: 400,
  longestWaitMs: 5_000,
  maxBytes: 2_000_000,
  concurrency: 8,
  queue: 100,
  breakAfter: 8,
  breakForMs: 15_000,
};
