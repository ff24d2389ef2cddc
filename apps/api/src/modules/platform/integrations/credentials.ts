import type { IntegrationSecret } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { SecretLocation } from '../../../crypto/vault.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { originOf } from '../../../egress/endpoint-url.ts';
import type { IntegrationRow } from './integrations.repository.ts';

type VaultServices = Pick<Services, 'vault'>;
/** Fields to which an encrypted secret is bound. They include the base URL if a member chose the host. */
type SecretOwner = Pick<IntegrationRow, 'workspaceId' | 'id' | 'resource' | 'baseUrl'>;

/** Decrypted credentials. Pass them only to a provider port or a signature check. */
export interface Credentials {
  readonly secret: string;
  readonly webhookSecret: string | null;
}

const COLUMNS: Record<IntegrationSecret, string> = { secret: 'secret', webhookSecret: 'webhook_secret' };

const placeOf = (owned: SecretOwner, which: IntegrationSecret): SecretLocation => ({
  workspaceId: owned.workspaceId,
  table: 'integrations',
  row: owned.id,
  column: COLUMNS[which],
  origin: secretOriginOf(owned),
});

/**
 * Returns the origin to which requests of an integration are sent if a member entered a base URL or the name of an
 * Azure resource. Returns null if the configuration of the installation determines the origin.
 */
export function secretOriginOf({ resource, baseUrl }: Pick<SecretOwner, 'resource' | 'baseUrl'>): string | null {
  if (baseUrl !== null) return originOf(baseUrl);
  return resource === null ? null : `https://${resource.toLowerCase()}.openai.azure.com`;
}

/** Encrypts a secret, bound to its row and column. Also returns its last four characters for display. */
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
