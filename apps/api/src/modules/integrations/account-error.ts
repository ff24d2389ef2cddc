import { ProviderError } from '@frontdesk/providers';
import type { NotSetUp, ReadyPort, UsedIntegration } from './ports.ts';

/** What a provider came to, with whose account it was used. */
export class IntegrationError extends Error {
  readonly used: UsedIntegration;

  constructor(used: UsedIntegration, cause: unknown) {
    super('A provider did not do what was asked.', { cause });
    this.used = used;
  }
}

/** Work through a workspace's account; a failure says which, so that the card can say so. */
export async function withAccount<Port, T>(ready: ReadyPort<Port>, work: (port: Port) => Promise<T>): Promise<T> {
  try {
    return await work(ready.port);
  } catch (error) {
    throw new IntegrationError(ready.integration, error);
  }
}

export const notSetUpError = ({ provider, words }: NotSetUp): ProviderError =>
  new ProviderError({ provider, kind: 'REFUSED', words });
