import type { Database } from '../db/database.ts';
import type { RootKeys } from './root-keys.ts';
import { purposeOf } from './vault.ts';

interface PendingRewrap {
  readonly workspaceId: string;
  readonly version: number;
}

/**
 * Rewraps every data key under an older root key with the newest one (K2), each in its own transaction, so an
 * interrupted run can resume. Values are unchanged. Returns the number of keys.
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
    // Already done by another process, or the workspace was deleted.
    if (!key || key.root_key_id === roots.newest) return;
    const purpose = purposeOf(workspaceId, version);
    const wrapped = await roots.wrap(await roots.unwrap(key.wrapped, purpose, key.root_key_id), purpose);
    await tx.sql`update data_keys set wrapped = ${wrapped}, root_key_id = ${roots.newest} where version = ${version}`;
  });
