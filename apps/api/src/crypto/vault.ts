import { randomBytes } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose';
import type { Tx } from '../db/tenant-db.ts';
import type { RootKeys } from './root-keys.ts';

/**
 * Row and column in which an encrypted value is stored, and the origin to which the decrypted value may be sent. A
 * value can be decrypted only with the same location.
 */
export interface SecretLocation {
  readonly workspaceId: string;
  readonly table: string;
  readonly row: string;
  readonly column: string;
  /**
   * Origin of the member-supplied URL to which the value is sent. Null if the value is sent only to hosts that the
   * installation configures.
   */
  readonly origin: string | null;
}

/**
 * Encrypts secrets with the workspace's data key, which is wrapped with the root key (K1). Runs in the given
 * transaction, which can access only one workspace.
 */
export interface Vault {
  sealFor(tx: Tx, place: SecretLocation, value: unknown): Promise<string>;
  /** Decrypts a value. Throws an error if the text was changed or truncated, or was encrypted for another location. */
  openFor<T>(tx: Tx, place: SecretLocation, sealed: string): Promise<T>;
  /**
   * Creates a new data key for values encrypted from now on, and returns its version. Existing values can still be
   * decrypted.
   */
  rotateDataKey(tx: Tx, workspaceId: string): Promise<number>;
}

interface KeyRow {
  version: number;
  wrapped: string;
  root_key_id: string;
}

export function vault(roots: RootKeys): Vault {
  const unwrapped = createKeyCache(roots);

  async function newest(tx: Tx, workspaceId: string) {
    const [row] = await tx.sql<KeyRow>`
      select version, wrapped, root_key_id from data_keys where workspace_id = ${workspaceId}::uuid order by version desc limit 1`;
    return row ?? (await addKey(tx, roots, workspaceId, 1));
  }

  return {
    sealFor: async (tx, place, value) => {
      const row = await newest(tx, place.workspaceId);
      return new CompactEncrypt(Buffer.from(JSON.stringify(value)))
        .setProtectedHeader(headerOf(place, row.version))
        .encrypt(await unwrapped(place.workspaceId, row));
    },
    openFor: async (tx, place, sealed) => {
      const version = versionOf(sealed);
      const [row] = await tx.sql<KeyRow>`
        select version, wrapped, root_key_id from data_keys where workspace_id = ${place.workspaceId}::uuid and version = ${version}`;
      if (!row) throw new Error('The value was encrypted with a key that this workspace does not have.');
      const { plaintext, protectedHeader } = await compactDecrypt(sealed, await unwrapped(place.workspaceId, row), {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      // The header is authenticated by the decryption, so a mismatch means that the complete value was copied from
      // another location.
      if (JSON.stringify(protectedHeader) !== JSON.stringify(headerOf(place, version)))
        throw new Error('The value was encrypted for another row, column or origin.');
      return JSON.parse(Buffer.from(plaintext).toString());
    },
    rotateDataKey: async (tx, workspaceId) => {
      const { version } = await newest(tx, workspaceId);
      return (await addKey(tx, roots, workspaceId, version + 1)).version;
    },
  };
}

/**
 * Creates a version of the workspace's data key. If two transactions create the same version, the second one waits and
 * uses the key of the first one.
 */
async function addKey(tx: Tx, roots: RootKeys, workspaceId: string, version: number): Promise<KeyRow> {
  const wrapped = await roots.wrap(randomBytes(32), purposeOf(workspaceId, version));
  await tx.sql`
    insert into data_keys (workspace_id, version, wrapped, root_key_id)
    values (${workspaceId}, ${version}, ${wrapped}, ${roots.newest}) on conflict do nothing`;
  const [row] = await tx.sql<KeyRow>`
    select version, wrapped, root_key_id from data_keys where workspace_id = ${workspaceId}::uuid and version = ${version}`;
  if (!row) throw new Error('The data key of this workspace could not be created.');
  return row;
}

export const purposeOf = (workspaceId: string, version: number) => `data-key ${workspaceId} ${version}`;

const headerOf = ({ workspaceId, table, row, column, origin }: SecretLocation, version: number) =>
  ({
    alg: 'dir',
    enc: 'A256GCM',
    key: version,
    workspace: workspaceId,
    table,
    row,
    column,
    ...(origin === null ? {} : { origin }),
  }) as const;

function versionOf(sealed: string): number {
  const { key } = decodeProtectedHeader(sealed) as { key?: unknown };
  if (!Number.isSafeInteger(key)) throw new Error('The encrypted value does not contain the id of its key.');
  return key as number;
}

const MOST = 1_000;

/** Caches unwrapped data keys by their wrapped text, which changes when the root key is rotated. */
function createKeyCache(roots: RootKeys) {
  const known = new Map<string, Uint8Array>();
  return async (workspaceId: string, { version, wrapped, root_key_id }: KeyRow): Promise<Uint8Array> => {
    const purpose = purposeOf(workspaceId, version);
    const name = `${purpose} ${wrapped}`;
    const key = known.get(name) ?? (await roots.unwrap(wrapped, purpose, root_key_id));
    if (known.size >= MOST) known.clear();
    known.set(name, key);
    return key;
  };
}
