import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  type IRetryBackoffContext,
  retry,
  TaskCancelledError,
  wrap,
} from 'cockatiel';
import type { ProviderName } from '../ports/provider.ts';
import { isProviderError, ProviderError } from '../provider-error.ts';
import { deadlineError } from './map-provider-error.ts';
import type { ProviderTimeouts } from './timeouts.ts';

export interface Resilience {
  execute<T>(work: () => Promise<T>, deadline: AbortSignal): Promise<T>;
}

/**
 * Combines three layers, listed from the outermost to the innermost: a concurrency limit, retries and a circuit
 * breaker.
 */
export function resilienceOf(provider: ProviderName, patience: ProviderTimeouts): Resilience {
  const policy = wrap(
    bulkhead(patience.concurrency, patience.queue),
    retry(
      handleWhen((error) => isRetryable(error, patience)),
      { maxAttempts: patience.retries, backoff: new DelegateBackoff((context) => retryDelayMs(context, patience)) },
    ),
    circuitBreaker(handleWhen(isOutage), {
      breaker: new ConsecutiveBreaker(patience.breakAfter),
      halfOpenAfter: patience.breakForMs,
    }),
  );
  return {
    execute: (work, deadline) =>
      policy.execute(work, deadline).catch((error: unknown) => {
        throw notSentError(provider, patience, error) ?? error;
      }),
  };
}

const isRetryable = (error: unknown, { longestWaitMs }: ProviderTimeouts) =>
  isProviderError(error, 'RETRY') && (error.retryAfterSeconds ?? 0) * 1000 <= longestWaitMs;

/** Returns the Retry-After of the provider plus a random delay whose maximum doubles with each attempt. */
function retryDelayMs({ attempt, result }: IRetryBackoffContext<unknown>, { retryBaseMs }: ProviderTimeouts): number {
  const jitter = Math.random() * retryBaseMs * 2 ** (attempt - 1);
  const asked = 'error' in result && isProviderError(result.error) ? (result.error.retryAfterSeconds ?? 0) * 1000 : 0;
  return asked + jitter;
}

/**
 * Returns whether an error counts as an outage: a timeout, a failed connection or a server error. A rejected request is
 * no outage, because the provider responded.
 */
const isOutage = (error: unknown) =>
  isProviderError(error, 'RETRY', 'UNCONFIRMED') && (error.httpStatus === null || error.httpStatus >= 500);

/**
 * Returns the error for a request that was not sent because of the circuit breaker, the concurrency limit or the
 * deadline. Returns null for a request that was sent.
 */
function notSentError(provider: ProviderName, patience: ProviderTimeouts, cause: unknown): ProviderError | null {
  if (cause instanceof BrokenCircuitError)
    return new ProviderError({
      provider,
      kind: 'RETRY',
      words: 'The provider failed several times in a row. Try again in a moment.',
      code: 'CIRCUIT_OPEN',
      retryAfterSeconds: patience.breakForMs / 1000,
      cause,
    });
  if (cause instanceof BulkheadRejectedError)
    return new ProviderError({
      provider,
      kind: 'RETRY',
      words: 'This workspace has too many requests in progress. Try again in a moment.',
      code: 'BUSY',
      retryAfterSeconds: 1,
      cause,
    });
  return cause instanceof TaskCancelledError ? deadlineError(provider) : null;
}
