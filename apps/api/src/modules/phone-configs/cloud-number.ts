import type { Providers, WhatsAppCloudConfig } from '@frontdesk/providers';
import type { Services } from '../../auth/context.ts';
import type { PhoneConfigRow } from './phone-configs.repository.ts';
import type { Tokens } from './tokens.ts';

type Switchboard = Pick<Services, 'providers' | 'sandbox'>;

/** A number of Meta's with its tokens opened, in memory only. */
export interface CloudNumber {
  readonly row: PhoneConfigRow;
  readonly tokens: Tokens;
}

/** Tokens that were made up for the simulators never reach Meta, nor real ones a simulator. */
export const providersFor = ({ providers, sandbox }: Switchboard, isSandbox: boolean): Providers | null =>
  isSandbox ? (sandbox?.providers ?? null) : providers;

// A CHECK of the table promises the business account.
export const cloudConfigOf = ({ row, tokens }: CloudNumber): WhatsAppCloudConfig => ({
  accessToken: tokens.accessToken,
  phoneNumberId: row.providerNumberId,
  businessAccountId: row.businessAccountId ?? '',
});

/** Where Meta brings what is written to this number. */
export const callbackOf = ({ publicBaseUrl }: Pick<Services, 'publicBaseUrl'>, id: string): string =>
  `${publicBaseUrl}/api/whatsapp/cloud/${id}`;
