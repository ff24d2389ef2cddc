import type { SystemDb } from '../db/system-db.ts';
import { StartupError } from '../errors/startup-error.ts';
import type { RootKeys } from './root-keys.ts';

const WORD = Buffer.from('frontdesk');
const PURPOSE = 'sentinel';

/**
 * Verifies the root keys at every start of a server or worker, before it encrypts values with them (K3). The database
 * stores a known value, encrypted with each root key that was ever the newest. Throws an error if a configured key
 * cannot decrypt its value, if values are stored but none of them for a configured key, or if a root key is missing
 * that still wraps data keys. Afterwards stores the value for the newest key if it is not stored yet.
 */
export async function checkRootKeys({ prisma }: SystemDb, roots: RootKeys): Promise<void> {
  const [sentinels, inUse] = await Promise.all([
    prisma.rootKeyCheck.findMany(),
    prisma.dataKey.groupBy({ by: ['rootKeyId'], _count: { _all: true } }),
  ]);
  const ours = sentinels.filter(({ rootKeyId }) => roots.ids.includes(rootKeyId));
  if (sentinels.length > 0 && ours.length === 0) {
    throw new StartupError(
      'INTEGRATIONS_ENCRYPTION_KEY is not the key with which this database was encrypted. Set the previous key.',
    );
  }
  for (const { rootKeyId, sealed } of ours) await assertCanUnwrap(roots, rootKeyId, sealed);
  const missing = inUse.filter(({ rootKeyId }) => !roots.ids.includes(rootKeyId));
  const waiting = missing.reduce((sum, { _count }) => sum + _count._all, 0);
  if (waiting > 0) {
    throw new StartupError(
      `INTEGRATIONS_ENCRYPTION_KEY lacks an older key with which ${waiting} workspace key(s) are still encrypted. Append it after the newest key, separated by a comma.`,
    );
  }
  const sealed = await roots.wrap(WORD, PURPOSE);
  // Duplicates are skipped, because another process may insert the row concurrently.
  await prisma.rootKeyCheck.createMany({ data: { rootKeyId: roots.newest, sealed }, skipDuplicates: true });
}

async function assertCanUnwrap(roots: RootKeys, rootKeyId: string, sealed: string): Promise<void> {
  const word = await roots.unwrap(sealed, PURPOSE, rootKeyId).catch(() => null);
  if (!word || !WORD.equals(word))
    throw new StartupError(
      'The check value of INTEGRATIONS_ENCRYPTION_KEY in this database is damaged. Restore the table root_key_checks.',
    );
}
