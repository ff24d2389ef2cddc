import { setTimeout as pause } from 'node:timers/promises';
import type { MigrationList, SchemaEngine, SchemaFilter } from '@prisma/schema-engine-wasm';
import { StartupError } from '../errors/startup-error.ts';
import { connectConfigured, withSetting } from './connect.ts';
import { errorMessage } from './error-message.ts';
import { prismaFolder, readMigrations, readSchema } from './prisma-folder.ts';
import { withSchemaEngine } from './schema-engine.ts';
import { waitForStartUpLock } from './start-up-lock.ts';
import type { StartupLog } from './startup-log.ts';

export interface MigrateOptions {
  readonly adminUrl: string;
  readonly log: StartupLog;
  /** Another folder with `schema/` and `migrations/`, for tests. */
  readonly folder?: string;
}

/** A migration that waits for a lock makes every later statement on the table wait behind it. */
const LOCK_TIMEOUT_MS = 2_000;
const LOCK_ATTEMPTS = 10;

/** Brings the database up to the code; of several processes that start at once, one does it and the others wait. */
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
  /** Changed after they were applied here. */
  readonly edited: readonly string[];
  /** Applied here, and unknown to this code. */
  readonly unknown: readonly string[];
  /** The SQL that would make the database what the models say; empty when it is. */
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

/** The SQL from the live database to the models. */
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

/** Whatever a migration makes belongs to the owner, whom nobody can sign in as. */
export const asOwner = (adminUrl: string): string => withSetting(adminUrl, 'role=frontdesk_owner');

const EVERYTHING: SchemaFilter = { externalTables: [], externalEnums: [] };

const diagnose = (engine: SchemaEngine, migrationsList: MigrationList) =>
  engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: EVERYTHING });

async function applyMissing(engine: SchemaEngine, migrationsList: MigrationList): Promise<string[]> {
  const { failedMigrationNames } = await diagnose(engine, migrationsList);
  // A script runs as one transaction, so one that failed left nothing behind and may simply be tried again.
  for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
  const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: EVERYTHING });
  return appliedMigrationNames;
}

interface Applying extends Pick<MigrateOptions, 'adminUrl' | 'log'> {
  readonly migrationsList: MigrationList;
}

/** Gives way when a lock is not free, and tries again a little later. */
async function applyUnlocked({ adminUrl, migrationsList, log }: Applying): Promise<string[]> {
  const url = withSetting(asOwner(adminUrl), `lock_timeout=${LOCK_TIMEOUT_MS}`);
  for (let attempt = 1; ; attempt++) {
    try {
      return await withSchemaEngine(url, (engine) => applyMissing(engine, migrationsList));
    } catch (error) {
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE || attempt === LOCK_ATTEMPTS) throw error;
      log.warn('A migration could not lock a table, and is tried again.');
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
