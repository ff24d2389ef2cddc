import type { CalComConfig, OpenAiConfig, Providers, TwilioConfig, VapiConfig } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import type { Credentials } from './credentials.ts';
import type { IntegrationRow } from './integrations.repository.ts';

/** Integration with decrypted secrets, which must not be stored or logged. */
export interface OpenedIntegration {
  readonly row: IntegrationRow;
  readonly credentials: Credentials;
}

/**
 * Returns the providers for an integration, so that simulator credentials are never sent to a provider and real
 * credentials are never sent to a simulator.
 */
export function providersFor({ providers, sandbox }: Switchboard, { row }: OpenedIntegration): Providers | null {
  return row.sandbox ? (sandbox?.providers ?? null) : providers;
}

export type Switchboard = Pick<Services, 'providers' | 'sandbox'>;

// A CHECK constraint guarantees that the settings of each provider are not null.
export const twilioOf = ({ row, credentials }: OpenedIntegration): TwilioConfig => ({
  accountSid: row.accountSid ?? '',
  authToken: credentials.secret,
  from: row.fromNumber ?? '',
});

export const openAiOf = ({ row, credentials }: OpenedIntegration): OpenAiConfig => ({
  apiKey: credentials.secret,
  model: row.model ?? '',
});

export const calComOf = ({ row, credentials }: OpenedIntegration): CalComConfig => ({
  apiKey: credentials.secret,
  eventTypeId: Number(row.eventTypeId),
});

export const vapiOf = ({ row, credentials }: OpenedIntegration): VapiConfig => ({
  apiKey: credentials.secret,
  assistantId: row.assistantId ?? '',
  phoneNumberId: row.phoneNumberId ?? '',
});
