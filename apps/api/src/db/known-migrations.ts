import { createHash } from 'node:crypto';
import type pg from 'pg';
import { StartupError } from '../errors/startup-error.ts';
import { connectConfigured } from './connect.ts';
import { prismaFolder, readMigrations, readSql } from './prisma-folder.ts';
import { assertRolePrivileges } from './role-privileges.ts';
import { assertServerVersion } from './server-version.ts';
import type { StartupLog } from './startup-log.ts';

interface Options {
  readonly adminUrl: string;
  /** Folder that contains `migrations/`. If omitted, the folder of the repository is used. */
  readonly folder?: string;
}

/**
 * Throws an error if the database contains migrations that this version does not include. Does not change the database.
 */
export async function refuseNewerDatabase({ adminUrl, folder = prismaFolder }: Options): Promise<void> {
  const known = await knownMigrations(folder);
  const unknown = (await appliedMigrations(adminUrl)).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw newer(unknown);
}

interface Roles {
  readonly appUrl: string;
  readonly systemUrl: string;
  readonly log: StartupLog;
}

/**
 * Throws an error unless the database was migrated and prepared by this version. Does not require administrator rights.
 */
export async function assertMigrated({ appUrl, systemUrl, log }: Roles): Promise<void> {
  // In a new database, every role can create temporary tables, so the check of the roles would report only that
  // problem.
  if (!(await isSetUp(systemUrl))) throw notMigrated('it is not set up');
  await assertRolePrivileges({ appUrl, systemUrl });
  const system = await connectConfigured('SYSTEM_DATABASE_URL', systemUrl);
  try {
    await assertServerVersion(system, log);
    const known = await knownMigrations(prismaFolder);
    const applied = await appliedMigrationsAsSystem(system);
    const unknown = applied.filter((name) => !known.includes(name));
    if (unknown.length > 0) throw newer(unknown);
    const missing = known.find((name) => !applied.includes(name));
    if (missing) throw notMigrated(`the migration ${missing} is missing`);
    if ((await preparedByVersion(system)) !== (await preparation()))
      throw notMigrated('it was prepared by another version');
  } finally {
    await system.end();
  }
}

/**
 * Returns the SQL statement that stores the hash of schemas.sql in the database. The owner of the schema must execute
 * it.
 */
export async function recordPreparation(): Promise<string> {
  return `comment on schema app is '${await preparation()}'`;
}

const newer = (unknown: readonly string[]) =>
  new StartupError(
    `The database is newer than this version of Frontdesk, which does not know its migration ${unknown.at(-1)}. Start the newer version, or restore a backup from before the upgrade.`,
  );

const notMigrated = (reason: string) =>
  new StartupError(
    `The database is not migrated for this version of Frontdesk, because ${reason}. Run Frontdesk once with PROCESS=migrate and DATABASE_URL.`,
  );

const knownMigrations = async (folder: string): Promise<string[]> =>
  (await readMigrations(folder)).migrationDirectories.map(({ path }) => path);

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
    // The owner role does not exist, or the administrator is not a member of it yet, for example after a restore. The
    // role setup, which runs next, reports what is missing.
    if (['42501', '22023'].includes(codeOf(error))) return [];
    throw error;
  } finally {
    await admin.end();
  }
}

async function appliedMigrationsAsSystem(system: pg.Client): Promise<string[]> {
  try {
    const { rows } = await system.query<{ name: string }>('select name from app.applied_migrations() order by 1');
    return rows.map(({ name }) => name);
  } catch (error) {
    // The schema or function does not exist or the privilege is missing, so no migration has run yet.
    if (['3F000', '42883', '42501'].includes(codeOf(error))) return [];
    throw error;
  }
}

async function isSetUp(systemUrl: string): Promise<boolean> {
  const system = await connectConfigured('SYSTEM_DATABASE_URL', systemUrl);
  try {
    const { rows } = await system.query(`select from pg_namespace where nspname = 'app'`);
    return rows.length > 0;
  } finally {
    await system.end();
  }
}

async function preparedByVersion(system: pg.Client): Promise<string | null> {
  const { rows } = await system.query<{ mark: string | null }>(
    `select obj_description(oid, 'pg_namespace') as mark from pg_namespace where nspname = 'app'`,
  );
  return rows[0]?.mark ?? null;
}

const preparation = async (): Promise<string> =>
  `schemas.sql ${createHash('sha256')
    .update(await readSql('schemas.sql'))
    .digest('hex')
    .slice(0, 16)}`;

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? '';
