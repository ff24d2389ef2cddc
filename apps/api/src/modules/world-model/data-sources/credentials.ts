import type { SourceAuthorization } from '@frontdesk/domain';
import type { SourceCredentials } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import { bindSecretsToOrigin, boundToOrigin } from '../../../crypto/bind-to-origin.ts';
import type { SecretLocation } from '../../../crypto/vault.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { originOf } from '../../../egress/endpoint-url.ts';
import { lockSource, primaryKeyOf, type SourceRow } from './data-sources.repository.ts';

type VaultServices = Pick<Services, 'vault'>;
type SecretOwner = Pick<SourceRow, 'workspaceId' | 'id' | 'baseUrl'>;

/**
 * Returns the location to which a secret is bound. The origin is part of the location, so a secret that was encrypted
 * for another origin cannot be decrypted.
 */
export const secretLocation = ({ workspaceId, id, baseUrl }: SecretOwner): SecretLocation => ({
  workspaceId,
  table: 'data_sources',
  row: id,
  column: 'secret',
  origin: originOf(baseUrl),
});

export interface GivenCredentials {
  readonly authorization: SourceAuthorization;
  readonly username: string | null;
  readonly headerName: string | null;
  readonly secret: string | null;
}

/**
 * Returns the values of the credential columns. The encrypted secret is bound to the origin of the base URL and can be
 * decrypted only for that origin.
 */
export async function sealCredentials({ vault }: VaultServices, tx: Tx, owned: SecretOwner, given: GivenCredentials) {
  const { authorization, username, headerName, secret } = given;
  const who = { authorization, username, headerName };
  if (secret === null) return { ...who, secret, secretLastFour: null, secretOrigin: null };
  const place = secretLocation(owned);
  return {
    ...who,
    secret: await vault.sealFor(tx, place, secret),
    secretLastFour: secret.slice(-4),
    secretOrigin: place.origin,
  };
}

/**
 * Decrypts the credentials of the source. Throws an error if the secret was encrypted for an origin other than that of
 * the base URL.
 */
export async function openCredentials({ vault }: VaultServices, tx: Tx, row: SourceRow): Promise<SourceCredentials> {
  if (row.secret === null) return { authorization: 'NONE' };
  const secret = await vault.openFor<string>(tx, secretLocation(row), row.secret);
  const origin = originOf(row.baseUrl);
  if (row.headerName !== null) return { authorization: 'HEADER', headerName: row.headerName, secret, origin };
  return row.username === null
    ? { authorization: 'BEARER', secret, origin }
    : { authorization: 'BASIC', username: row.username, secret, origin };
}

const UNBOUND = `
  select workspace_id as "workspaceId", id from data_sources where secret_last_four is not null and secret_origin is null`;

/**
 * Re-encrypts secrets that are not bound to an origin yet. Each secret is bound to the origin of the source's base URL.
 */
export const bindSourceSecrets = (services: Pick<Services, 'database' | 'vault' | 'log'>): Promise<void> =>
  bindSecretsToOrigin(services, UNBOUND, async (tx, id) => {
    const source = await lockSource(tx, id);
    if (!source || source.secret === null || source.secretOrigin !== null) return;
    const place = secretLocation(source);
    const secret = await boundToOrigin(services.vault, tx, place, source.secret);
    await tx.dataSource.update({ where: primaryKeyOf(source), data: { secret, secretOrigin: place.origin } });
  });
