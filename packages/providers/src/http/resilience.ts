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
import { tooLate } from './map-provider-error.ts';
import type { Patience } from './timeouts.ts';

export interface Resilience {
  execute<T>(work: () => Promise<T>, deadline: AbortSignal): Promise<T>;
}

/** Outermost first: so many at once, each tried so often, and nobody tried who has failed too often. */
export function resilienceOf(provider: ProviderName, patience: Patience): Resilience {
  const policy = wrap(
    bulkhead(patience.concurrency, patience.queue),
    retry(
      handleWhen((error) => mayTryAgain(error, patience)),
      { maxAttempts: patience.retries, backoff: new DelegateBackoff((context) => waitBefore(context, patience)) },
    ),
    circuitBreaker(handleWhen(isOutage), {
      breaker: new ConsecutiveBreaker(patience.breakAfter),
      halfOpenAfter: patience.breakForMs,
    }),
  );
  return {
    execute: (work, deadline) =>
      policy.execute(work, deadline).catch((error: unknown) => {
        throw withheld(provider, patience, error) ?? error;
      }),
  };
}

const mayTryAgain = (error: unknown, { longestWaitMs }: Patience) =>
  isProviderError(error, 'RETRY') && (error.retryAfterSeconds ?? 0) * 1000 <= longestWaitMs;

/** Full jitter, so that those who failed together do not come back together; and never before the provider said. */
function waitBefore({ attempt, result }: IRetryBackoffContext<unknown>, { retryBaseMs }: Patience): number {
  const jitter = Math.random() * retryBaseMs * 2 ** (attempt - 1);
  const asked = 'error' in result && isProviderError(result.error) ? (result.error.retryAfterSeconds ?? 0) * 1000 : 0;
  return asked + jitter;
}

/** A provider that says no is well; one that says nothing, or that it is ill, is not. */
const isOutage = (error: unknown) =>
  isProviderError(error, 'RETRY', 'UNCONFIRMED') && (error.httpStatus === null || error.httpStatus >= 500);

/** What we ourselves did not let out: nothing happened. */
function withheld(provider: ProviderName, patience: Patience, cause: unknown): ProviderError | null {
  if (cause instanceof BrokenCircuitError)
    return new ProviderError({
      provider,
      kind: 'RETRY',
      words: 'It has failed several times in a row, and is left alone for a moment.',
      code: 'CIRCUIT_OPEN',
      retryAfterSeconds: patience.breakForMs / 1000,
      cause,
    });
  if (cause instanceof BulkheadRejectedError)
    return new ProviderError({
      provider,
      kind: 'RETRY',
      words: 'Too much of this workspace is under way at once.',
      code: 'BUSY',
      retryAfterSeconds: 1,
      cause,
    });
  return cause instanceof TaskCancelledError ? tooLate(provider) : null;
}
