import type { Services } from '../auth/context.ts';
import type { Tx } from '../db/tenant-db.ts';
import type { SecretLocation, Vault } from './vault.ts';

interface UnboundSecret {
  readonly workspaceId: string;
  readonly id: string;
}

/**
 * Re-encrypts secrets that were stored before secrets were bound to the origin of a URL. If this fails for a secret,
 * the error is logged and the secret is not changed.
 */
export async function bindSecretsToOrigin(
  { database, log }: Pick<Services, 'database' | 'log'>,
  select: string,
  bind: (tx: Tx, id: string) => Promise<void>,
): Promise<void> {
  const { rows } = await database.system.pool.query<UnboundSecret>(select);
  for (const { workspaceId, id } of rows)
    await database
      .forWorkspace(workspaceId)
      .write((tx) => bind(tx, id))
      .catch((error) => log.error({ err: error, workspaceId, id }, 'a stored secret could not be bound to its origin'));
}

/** Re-encrypts a secret for the same row and column, and additionally binds it to the origin. */
export async function boundToOrigin(vault: Vault, tx: Tx, place: SecretLocation, sealed: string): Promise<string> {
  return vault.sealFor(tx, place, await vault.openFor(tx, { ...place, origin: null }, sealed));
}
