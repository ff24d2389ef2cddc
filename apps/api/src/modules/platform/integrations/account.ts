import type { CalComConfig, OpenAiConfig, Providers, TwilioConfig, VapiConfig } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import type { Credentials } from './credentials.ts';
import type { IntegrationRow } from './integrations.repository.ts';

/** An integration with decrypted secrets, in memory only. */
export interface OpenedIntegration {
  readonly row: IntegrationRow;
  readonly credentials: Credentials;
}

/** Simulator credentials are never sent to a provider, nor real ones to a simulator. */
export function providersFor({ providers, sandbox }: Switchboard, { row }: OpenedIntegration): Providers | null {
  return row.sandbox ? (sandbox?.providers ?? null) : providers;
}

export type Switchboard = Pick<Services, 'providers' | 'sandbox'>;

// A CHECK constraint guarantees the settings of each provider.
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
