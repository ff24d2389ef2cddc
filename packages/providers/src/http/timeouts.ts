import type { ProviderName } from '../ports/provider.ts';

export interface ProviderTimeouts {
  /** Timeout of one request, in milliseconds. */
  readonly timeoutMs: number;
  /** Timeout of a call including all its retries, in milliseconds. */
  readonly deadlineMs: number;
  readonly retries: number;
  readonly retryBaseMs: number;
  /**
   * Maximum Retry-After that is awaited, in milliseconds. If the provider requests a longer wait, the call fails and
   * can be retried later.
   */
  readonly longestWaitMs: number;
  readonly maxBytes: number;
  /** Maximum concurrent requests per workspace. `queue` is the maximum number of waiting requests. */
  readonly concurrency: number;
  readonly queue: number;
  /** Number of consecutive failures that open the circuit breaker. It stays open for `breakForMs`. */
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

/** Maximum size of a model's response in bytes. A response with the vectors of 100 texts is smaller than this. */
export const MODEL_RESPONSE_BYTES = 8_000_000;

/**
 * Limits of providers that serve many conversations of a workspace at the same time. A model takes seconds for each
 * reply, so a workspace has many concurrent requests.
 */
const MODEL: Partial<ProviderTimeouts> = { concurrency: 400, queue: 400, maxBytes: MODEL_RESPONSE_BYTES };
const LIMITS: Readonly<Partial<Record<ProviderName, Partial<ProviderTimeouts>>>> = {
  OPENAI: MODEL,
  ANTHROPIC: MODEL,
  AZURE_OPENAI: MODEL,
  GOOGLE: MODEL,
  OPENAI_COMPATIBLE: MODEL,
  TWILIO: { concurrency: 30, queue: 400 },
  WHATSAPP_CLOUD: { concurrency: 30, queue: 400 },
};

export const timeoutsOf = (provider: ProviderName, overrides: Partial<ProviderTimeouts> = {}): ProviderTimeouts => ({
  ...PROVIDER_TIMEOUTS,
  ...LIMITS[provider],
  ...overrides,
});
