import type { Database } from '../db/database.ts';
import type { RootKeys } from './root-keys.ts';
import { purposeOf } from './vault.ts';

interface PendingRewrap {
  readonly workspaceId: string;
  readonly version: number;
}

/**
 * Rewraps data keys that are wrapped with older root keys, using the newest root key (K2). Returns the number of such
 * keys at the start. Each key is rewrapped in a separate transaction, so that an interrupted run can continue later.
 * The values encrypted with the data keys do not change.
 */
export async function rewrapDataKeys(database: Database, roots: RootKeys): Promise<number> {
  const waiting = await database.system.prisma.dataKey.findMany({
    where: { rootKeyId: { not: roots.newest } },
    select: { workspaceId: true, version: true },
  });
  for (const one of waiting) await rewrap(database, roots, one);
  return waiting.length;
}

const rewrap = (database: Database, roots: RootKeys, { workspaceId, version }: PendingRewrap) =>
  database.forWorkspace(workspaceId).write(async (tx) => {
    const [key] = await tx.sql<{ wrapped: string; root_key_id: string }>`
      select wrapped, root_key_id from data_keys where version = ${version} for update`;
    // The key was already rewrapped by another process, or the workspace was deleted.
    if (!key || key.root_key_id === roots.newest) return;
    const purpose = purposeOf(workspaceId, version);
    const wrapped = await roots.wrap(await roots.unwrap(key.wrapped, purpose, key.root_key_id), purpose);
    await tx.sql`update data_keys set wrapped = ${wrapped}, root_key_id = ${roots.newest} where version = ${version}`;
  });
