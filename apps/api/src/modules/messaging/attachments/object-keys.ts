import type { Services } from '../../../auth/context.ts';
import type { SecretLocation } from '../../../crypto/vault.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { newObjectKey } from '../../../storage/encrypted-objects.ts';

type Vault = Pick<Services, 'vault'>;

/** Row whose object is encrypted with the key in its column `sealed_key`. */
export interface ObjectRow {
  readonly table: 'attachments' | 'surface_files' | 'template_files';
  readonly workspaceId: string;
  readonly id: string;
}

const placeOf = ({ table, workspaceId, id }: ObjectRow): SecretLocation => ({
  workspaceId,
  table,
  row: id,
  column: 'sealed_key',
  origin: null,
});

/** Creates the key of an object. Returns it also encrypted with the key of the workspace, for its row. */
export async function createObjectKey({ vault }: Vault, tx: Tx, row: ObjectRow) {
  const key = newObjectKey();
  return { key, sealedKey: await vault.sealFor(tx, placeOf(row), key.toString('base64')) };
}

/** Decrypts the key of an object. */
export const openObjectKey = async ({ vault }: Vault, tx: Tx, row: ObjectRow, sealedKey: string): Promise<Buffer> =>
  Buffer.from(await vault.openFor<string>(tx, placeOf(row), sealedKey), 'base64');
