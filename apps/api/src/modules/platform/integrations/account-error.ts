import { ProviderError } from '@frontdesk/providers';
import type { NotSetUp, ReadyPort, UsedIntegration } from './ports.ts';

/** A provider error with the integration that was used. */
export class IntegrationError extends Error {
  readonly used: UsedIntegration;

  constructor(used: UsedIntegration, cause: unknown) {
    super('A provider request failed.', { cause });
    this.used = used;
  }
}

/** Runs work through a workspace's account. Failures name the integration. */
export async function withAccount<Port, T>(ready: ReadyPort<Port>, work: (port: Port) => Promise<T>): Promise<T> {
  try {
    return await work(ready.port);
  } catch (error) {
    throw new IntegrationError(ready.integration, error);
  }
}

export const notSetUpError = ({ provider, words }: NotSetUp): ProviderError =>
  new ProviderError({ provider, kind: 'REFUSED', words });
