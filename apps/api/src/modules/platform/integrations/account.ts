import { type IntegrationProvider, isModelProvider } from '@frontdesk/domain';
import {
  type CalComConfig,
  isProviderError,
  type ModelConfig,
  ProviderError,
  type Providers,
  type TwilioConfig,
  type VapiConfig,
} from '@frontdesk/providers';
import type { Sandbox, Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { CircuitBreakers } from './circuit-breaker.ts';
import type { Credentials } from './credentials.ts';
import { type IntegrationRow, integrationWith } from './integrations.repository.ts';
import type { NotSetUp, ReadyPort, UsedIntegration } from './ports.ts';

/** Integration with decrypted secrets, which must not be stored or logged. */
export interface OpenedIntegration {
  readonly row: IntegrationRow;
  readonly credentials: Credentials;
}

/**
 * Returns the simulated providers for an integration with a simulator, and the real providers for any other
 * integration, so that credentials are never sent to the wrong kind of provider. Returns null if the integration uses a
 * simulator and the simulators are not running.
 */
export function providersFor({ providers, sandbox }: Switchboard, { row }: OpenedIntegration): Providers | null {
  return row.sandbox ? (sandbox?.providers ?? null) : providers;
}

export type Switchboard = Pick<Services, 'providers' | 'sandbox'>;

// A CHECK constraint guarantees that the required settings of each provider are not null.
export const twilioOf = ({ row, credentials }: OpenedIntegration): TwilioConfig => ({
  accountSid: row.accountSid ?? '',
  authToken: credentials.secret,
  from: row.fromNumber ?? '',
});

export function modelConfigOf({ row, credentials }: OpenedIntegration): ModelConfig {
  const { provider, model, embeddingModel, resource, baseUrl } = row;
  if (!isModelProvider(provider)) throw new Error(`${provider} is not a provider of models.`);
  return { provider, apiKey: credentials.secret, model: model ?? '', embeddingModel, resource, baseUrl };
}

export const calComOf = ({ row, credentials }: OpenedIntegration): CalComConfig => ({
  apiKey: credentials.secret,
  eventTypeId: Number(row.eventTypeId),
});

export const vapiOf = ({ row, credentials }: OpenedIntegration): VapiConfig => ({
  apiKey: credentials.secret,
  assistantId: row.assistantId ?? '',
  phoneNumberId: row.phoneNumberId ?? '',
});

/** Error of a provider request, which contains the integration that was used. */
export class IntegrationError extends Error {
  readonly used: UsedIntegration;

  constructor(used: UsedIntegration, cause: unknown) {
    super('A provider request failed.', { cause });
    this.used = used;
  }
}

const breakers = new CircuitBreakers();

/**
 * Calls a provider through the workspace's account. Throws an IntegrationError if the call fails. If a model call fails
 * with a provider error, the other accounts of the model route are tried in order.
 */
export async function withAccount<Port, T>(ready: ReadyPort<Port>, work: (port: Port) => Promise<T>): Promise<T> {
  try {
    return await withOneAccount(ready, work);
  } catch (error) {
    const [next, ...rest] = ready.fallbacks ?? [];
    if (!next || !(error instanceof IntegrationError) || !isProviderError(error.cause)) throw error;
    await ready.reportSkipped?.(error);
    return withAccount(
      { ...next, fallbacks: rest, ...(ready.reportSkipped ? { reportSkipped: ready.reportSkipped } : {}) },
      work,
    ).catch((last: unknown) => {
      // A temporary error takes precedence over the last error, because the job must be retried if the failure of any
      // account is temporary.
      throw isTemporary(error) && !isTemporary(last) ? error : last;
    });
  }
}

const isTemporary = (error: unknown): boolean =>
  error instanceof IntegrationError && isProviderError(error.cause, 'RETRY', 'UNCONFIRMED');

/**
 * Calls a provider through one account. After several consecutive temporary failures, calls fail with a RETRY error for
 * some seconds without sending a request.
 */
async function withOneAccount<Port, T>(
  { port, integration }: ReadyPort<Port>,
  work: (port: Port) => Promise<T>,
): Promise<T> {
  // New credentials start with a failure count of zero, because the version is part of the key.
  const account = `${integration.id} ${integration.version}`;
  const refusal = breakers.refusal(account);
  if (refusal) throw new IntegrationError(integration, unavailable(integration, refusal));
  try {
    const result = await work(port);
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

/** Returns whether the workspace can use simulators. */
export const hasSandbox = ({ sandbox }: Pick<Services, 'sandbox'>, { environment }: { environment: string }): boolean =>
  sandbox !== null && environment === 'DEVELOPMENT';

/**
 * Returns the id of the simulated account that the workspace uses for sending. Returns null if the workspace uses a
 * real account or no account.
 */
export async function sandboxAccount(tx: Tx, sandbox: Sandbox): Promise<string | null> {
  const workspace = await tx.workspace.findFirstOrThrow({ select: { environment: true } });
  if (!hasSandbox({ sandbox }, workspace)) return null;
  const integration = await integrationWith(tx, 'TWILIO');
  return integration?.sandbox ? integration.accountSid : null;
}
