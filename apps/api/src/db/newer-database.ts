import { StartupError } from '../errors/startup-error.ts';
import { connectConfigured } from './connect.ts';
import { prismaFolder, readMigrations } from './prisma-folder.ts';

interface Options {
  readonly adminUrl: string;
  /** Another folder with `migrations/`, for tests. */
  readonly folder?: string;
}

/** Refuses a database with migrations that this version does not know. Runs before anything is changed in it. */
export async function refuseNewerDatabase({ adminUrl, folder = prismaFolder }: Options): Promise<void> {
  const { migrationDirectories } = await readMigrations(folder);
  const known = new Set(migrationDirectories.map(({ path }) => path));
  const unknown = (await appliedMigrations(adminUrl)).filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new StartupError(
    `The database is newer than this version of Frontdesk, which does not know its migration ${unknown.at(-1)}: start the newer version, or restore a backup from before the upgrade.`,
  );
}

async function appliedMigrations(adminUrl: string): Promise<string[]> {
  const admin = await connectConfigured('DATABASE_URL', adminUrl);
  try {
    const { rows: tables } = await admin.query(`select from pg_tables where tablename = '_prisma_migrations'`);
    if (tables.length === 0) return [];
    await admin.query('set role frontdesk_owner');
    const { rows } = await admin.query<{ name: string }>(
      'select migration_name as name from public._prisma_migrations where finished_at is not null order by 1',
    );
    return rows.map(({ name }) => name);
  } catch (error) {
    // Not yet a member of the owner, as after a restore: setting up the roles comes next, and says what is missing.
    if (NO_SUCH_RIGHT.has((error as { code?: string }).code ?? '')) return [];
    throw error;
  } finally {
    await admin.end();
  }
}

const NO_SUCH_RIGHT = new Set(['42501', '22023']);
