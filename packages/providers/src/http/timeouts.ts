import type { ProviderName } from '../ports/provider.ts';

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
  /** Concurrent requests per workspace, and how many more can wait. */
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

type Concurrency = Pick<ProviderTimeouts, 'concurrency' | 'queue'>;

/**
 * Providers that serve many conversations of a workspace at the same time. A model takes seconds for each reply, so its
 * limit is that of the agent runs of a worker.
 */
const CONCURRENCY: Readonly<Partial<Record<ProviderName, Concurrency>>> = {
  OPENAI: { concurrency: 400, queue: 400 },
  TWILIO: { concurrency: 30, queue: 400 },
  WHATSAPP_CLOUD: { concurrency: 30, queue: 400 },
};

export const timeoutsOf = (provider: ProviderName, overrides: Partial<ProviderTimeouts> = {}): ProviderTimeouts => ({
  ...PROVIDER_TIMEOUTS,
  ...CONCURRENCY[provider],
  ...overrides,
});
