import type { Database } from '../db/database.ts';
import type { RootKeys } from './root-keys.ts';
import { purposeOf } from './vault.ts';

interface PendingRewrap {
  readonly workspaceId: string;
  readonly version: number;
}

/**
 * Wraps every data key that is under an older root key with the newest one (K2), each in a transaction of its own: whoever is
 * killed in between has done what they have done, and the next run goes on. Values are not touched, so nothing has to wait.
 * Returns how many there were.
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
    // Another process was here already, or the workspace is gone.
    if (!key || key.root_key_id === roots.newest) return;
    const purpose = purposeOf(workspaceId, version);
    const wrapped = await roots.wrap(await roots.unwrap(key.wrapped, purpose, key.root_key_id), purpose);
    await tx.sql`update data_keys set wrapped = ${wrapped}, root_key_id = ${roots.newest} where version = ${version}`;
  });
