import { setTimeout as pause } from 'node:timers/promises';
import type { MigrationList, SchemaEngine, SchemaFilter } from '@prisma/schema-engine-wasm';
import { StartupError } from '../errors/startup-error.ts';
import { connectConfigured, withSetting } from './connect.ts';
import { prismaFolder, readMigrations, readSchema } from './prisma-folder.ts';
import { withSchemaEngine } from './schema-engine.ts';
import { waitForStartUpLock } from './start-up-lock.ts';
import { errorMessage, type StartupLog } from './startup-log.ts';

export interface MigrateOptions {
  readonly adminUrl: string;
  readonly log: StartupLog;
  /** Folder that contains `schema/` and `migrations/`. If omitted, the folder of the repository is used. */
  readonly folder?: string;
}

/**
 * Lock timeout in milliseconds. It is short, because a migration that waits for a lock blocks all later statements on
 * the table.
 */
const LOCK_TIMEOUT_MS = 2_000;
const LOCK_ATTEMPTS = 10;

/**
 * Migrates the database. If several processes start at the same time, one of them migrates and the others wait. Throws
 * StartupError if a migration fails.
 */
export async function migrate({ adminUrl, log, folder = prismaFolder }: MigrateOptions): Promise<void> {
  const migrationsList = await readMigrations(folder);
  const lock = await connectConfigured('DATABASE_URL', adminUrl);
  try {
    await waitForStartUpLock(lock);
    const applied = await applyUnlocked({ adminUrl, migrationsList, log });
    if (applied.length > 0) log.info(`Migrated the database: ${applied.join(', ')}.`);
  } catch (error) {
    throw error instanceof StartupError ? error : new StartupError(await failure(adminUrl, migrationsList, error));
  } finally {
    await lock.end();
  }
}

export interface MigrationStatus {
  readonly pending: readonly string[];
  readonly failed: readonly string[];
  /** Migrations whose files changed after they were applied. */
  readonly edited: readonly string[];
  /** Applied migrations that this version does not include. */
  readonly unknown: readonly string[];
  /** SQL that would change the database to match the models. Empty if the database matches. */
  readonly drift: string;
}

export async function status({
  adminUrl,
  folder = prismaFolder,
}: Omit<MigrateOptions, 'log'>): Promise<MigrationStatus> {
  const migrationsList = await readMigrations(folder);
  await (await connectConfigured('DATABASE_URL', adminUrl)).end();
  return withSchemaEngine(asOwner(adminUrl), async (engine) => {
    const { history, failedMigrationNames, editedMigrationNames } = await diagnose(engine, migrationsList);
    return {
      pending: history && 'unappliedMigrationNames' in history ? history.unappliedMigrationNames : [],
      failed: failedMigrationNames,
      edited: editedMigrationNames,
      unknown: history && 'unpersistedMigrationNames' in history ? history.unpersistedMigrationNames : [],
      drift: await diffToModels(engine, folder),
    };
  });
}

/** Returns the SQL that would change the database to match the models, or an empty text if it already matches. */
export async function diffToModels(engine: SchemaEngine, folder: string): Promise<string> {
  const files = await readSchema(folder);
  const { stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: folder },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters: EVERYTHING,
  });
  return stdout?.startsWith('-- This is an empty migration') ? '' : (stdout ?? '').trim();
}

/**
 * Returns the URL with the role frontdesk_owner, so that migrations create objects as this role, which cannot sign in
 * itself.
 */
export const asOwner = (adminUrl: string): string => withSetting(adminUrl, 'role=frontdesk_owner');

const EVERYTHING: SchemaFilter = { externalTables: [], externalEnums: [] };

const diagnose = (engine: SchemaEngine, migrationsList: MigrationList) =>
  engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: EVERYTHING });

async function applyMissing(engine: SchemaEngine, migrationsList: MigrationList): Promise<string[]> {
  const { failedMigrationNames } = await diagnose(engine, migrationsList);
  // A migration script runs in one transaction, so a failed script changed nothing and can be run again.
  for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
  const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: EVERYTHING });
  return appliedMigrationNames;
}

interface Applying extends Pick<MigrateOptions, 'adminUrl' | 'log'> {
  readonly migrationsList: MigrationList;
}

/**
 * Applies the missing migrations and returns their names. If a table lock is not available within `LOCK_TIMEOUT_MS`,
 * waits and retries, with `LOCK_ATTEMPTS` attempts in total.
 */
async function applyUnlocked({ adminUrl, migrationsList, log }: Applying): Promise<string[]> {
  const url = withSetting(asOwner(adminUrl), `lock_timeout=${LOCK_TIMEOUT_MS}`);
  for (let attempt = 1; ; attempt++) {
    try {
      return await withSchemaEngine(url, (engine) => applyMissing(engine, migrationsList));
    } catch (error) {
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE || attempt === LOCK_ATTEMPTS) throw error;
      log.warn('A migration could not lock a table and is retried.');
      await pause(attempt * 500);
    }
  }
}

const LOCK_NOT_AVAILABLE = '55P03';

async function failure(adminUrl: string, migrationsList: MigrationList, error: unknown): Promise<string> {
  const failed = await withSchemaEngine(asOwner(adminUrl), (engine) => diagnose(engine, migrationsList)).then(
    (found) => found.failedMigrationNames.at(-1),
    () => undefined,
  );
  const what = failed ? `The migration ${failed} failed and was undone` : 'The database could not be migrated';
  return `${what}: ${errorMessage(error)}.`;
}
