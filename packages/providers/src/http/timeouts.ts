/** Timeouts and retries for a provider. */
export interface ProviderTimeouts {
  /** One request. */
  readonly timeoutMs: number;
  /** All attempts of one call together. */
  readonly deadlineMs: number;
  readonly retries: number;
  readonly retryBaseMs: number;
  /** A longer Retry-After is left to the caller. */
  readonly longestWaitMs: number;
  readonly maxBytes: number;
  /** Concurrent requests per workspace; as many again can wait. */
  readonly concurrency: number;
  readonly queue: number;
  /** Consecutive failures that open the circuit breaker, and how long it stays open. */
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
