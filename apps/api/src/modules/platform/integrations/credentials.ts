import type { IntegrationSecret } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { SecretLocation } from '../../../crypto/vault.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { IntegrationRow } from './integrations.repository.ts';

type VaultServices = Pick<Services, 'vault'>;
type SecretOwner = Pick<IntegrationRow, 'workspaceId' | 'id'>;

/** Decrypted credentials. Pass them only to a provider port or a signature check. */
export interface Credentials {
  readonly secret: string;
  readonly webhookSecret: string | null;
}

const COLUMNS: Record<IntegrationSecret, string> = { secret: 'secret', webhookSecret: 'webhook_secret' };

const placeOf = ({ workspaceId, id }: SecretOwner, which: IntegrationSecret): SecretLocation => ({
  workspaceId,
  table: 'integrations',
  row: id,
  column: COLUMNS[which],
  origin: null,
});

/** Encrypts a secret for its row and column. Also returns its last four characters for display. */
export async function sealSecret({ vault }: VaultServices, tx: Tx, owned: SecretOwner, given: string) {
  const secret = await vault.sealFor(tx, placeOf(owned, 'secret'), given);
  return { secret, secretLastFour: given.slice(-4) };
}

export async function sealWebhookSecret({ vault }: VaultServices, tx: Tx, owned: SecretOwner, given: string) {
  const webhookSecret = await vault.sealFor(tx, placeOf(owned, 'webhookSecret'), given);
  return { webhookSecret, webhookSecretLastFour: given.slice(-4) };
}

export async function openCredentials({ vault }: VaultServices, tx: Tx, row: IntegrationRow): Promise<Credentials> {
  const secret = await vault.openFor<string>(tx, placeOf(row, 'secret'), row.secret);
  const webhookSecret =
    row.webhookSecret && (await vault.openFor<string>(tx, placeOf(row, 'webhookSecret'), row.webhookSecret));
  return { secret, webhookSecret };
}
