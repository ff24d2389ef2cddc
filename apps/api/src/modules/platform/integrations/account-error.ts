import type { IntegrationProvider } from '@frontdesk/domain';
import { isProviderError, ProviderError } from '@frontdesk/providers';
import { CircuitBreakers } from './circuit-breaker.ts';
import type { NotSetUp, ReadyPort, UsedIntegration } from './ports.ts';

/** Error of a provider request, with the integration that was used. */
export class IntegrationError extends Error {
  readonly used: UsedIntegration;

  constructor(used: UsedIntegration, cause: unknown) {
    super('A provider request failed.', { cause });
    this.used = used;
  }
}

const breakers = new CircuitBreakers();

/**
 * Calls a provider through the workspace's account. Throws an IntegrationError if the call fails. After several
 * consecutive failures, calls fail for some seconds with a RETRY error and no request is sent.
 */
export async function withAccount<Port, T>(ready: ReadyPort<Port>, work: (port: Port) => Promise<T>): Promise<T> {
  const { integration } = ready;
  // New credentials start with a failure count of zero.
  const account = `${integration.id} ${integration.version}`;
  const refusal = breakers.refusal(account);
  if (refusal) throw new IntegrationError(integration, unavailable(integration, refusal));
  try {
    const result = await work(ready.port);
    breakers.recordSuccess(account);
    return result;
  } catch (error) {
    if (isProviderError(error, 'RETRY', 'UNCONFIRMED')) breakers.recordFailure(account, error.words);
    else breakers.recordSuccess(account);
    throw new IntegrationError(integration, error);
  }
}

const unavailable = ({ provider }: UsedIntegration, { waitMs, words }: { waitMs: number; words: string }) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a CHECK constraint limits the column to the known providers.
  new ProviderError({
    provider: provider as IntegrationProvider,
    kind: 'RETRY',
    words,
    retryAfterSeconds: Math.ceil(waitMs / 1000),
  });

export const notSetUpError = ({ provider, words }: NotSetUp): ProviderError =>
  new ProviderError({ provider, kind: 'REFUSED', words });
