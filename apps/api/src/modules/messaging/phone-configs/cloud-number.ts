import type { Providers, WhatsAppCloudConfig } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import type { PhoneConfigRow } from './phone-configs.repository.ts';
import type { Tokens } from './tokens.ts';

type Switchboard = Pick<Services, 'providers' | 'sandbox'>;

/** A Meta number with decrypted tokens, in memory only. */
export interface CloudNumber {
  readonly row: PhoneConfigRow;
  readonly tokens: Tokens;
}

/** Simulator tokens are never sent to Meta, nor real ones to a simulator. */
export const providersFor = ({ providers, sandbox }: Switchboard, isSandbox: boolean): Providers | null =>
  isSandbox ? (sandbox?.providers ?? null) : providers;

// A CHECK constraint guarantees the business account.
export const cloudConfigOf = ({ row, tokens }: CloudNumber): WhatsAppCloudConfig => ({
  accessToken: tokens.accessToken,
  phoneNumberId: row.providerNumberId,
  businessAccountId: row.businessAccountId ?? '',
});

/** Webhook URL of this number. */
export const callbackOf = ({ publicBaseUrl }: Pick<Services, 'publicBaseUrl'>, id: string): string =>
  `${publicBaseUrl}/api/whatsapp/cloud/${id}`;
