import type { Providers, WhatsAppCloudConfig } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import type { PhoneConfigRow } from './phone-configs.repository.ts';
import type { Tokens } from './tokens.ts';

type Switchboard = Pick<Services, 'providers' | 'sandbox'>;

/** WhatsApp Cloud phone number with decrypted tokens, which must not be stored or logged. */
export interface CloudNumber {
  readonly row: PhoneConfigRow;
  readonly tokens: Tokens;
}

/**
 * Returns the providers for a phone number, so that simulator tokens are never sent to Meta and real tokens are never
 * sent to a simulator.
 */
export const providersFor = ({ providers, sandbox }: Switchboard, isSandbox: boolean): Providers | null =>
  isSandbox ? (sandbox?.providers ?? null) : providers;

// A CHECK constraint guarantees that the phone number has a business account.
export const cloudConfigOf = ({ row, tokens }: CloudNumber): WhatsAppCloudConfig => ({
  accessToken: tokens.accessToken,
  phoneNumberId: row.providerNumberId,
  businessAccountId: row.businessAccountId ?? '',
});

/** Returns the webhook URL of the phone number. */
export const callbackOf = ({ publicBaseUrl }: Pick<Services, 'publicBaseUrl'>, id: string): string =>
  `${publicBaseUrl}/api/whatsapp/cloud/${id}`;
