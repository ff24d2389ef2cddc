import type { Logger } from 'pino';
import { loadSecrets, type Secrets } from './crypto/secrets.ts';
import type { DatabaseUrls } from './db/database.ts';
import { assertMigrated, refuseNewerDatabase } from './db/known-migrations.ts';
import { migrate } from './db/migrate.ts';
import { provision } from './db/provision.ts';
import type { StartupLog } from './db/startup-log.ts';
import type { Env } from './env.ts';
import { StartupError } from './errors/startup-error.ts';

/**
 * Returns whether the process has only the URLs of the application roles. In this case, it only verifies that the
 * database is migrated and does not change it.
 */
export const hasRolesOnly = ({ databaseUrl, appDatabaseUrl, systemDatabaseUrl }: Env): boolean =>
  !databaseUrl && appDatabaseUrl !== undefined && systemDatabaseUrl !== undefined;

/**
 * Migrates the database, or only verifies it if the process has no administrator URL. Returns the URLs of the roles.
 */
export async function readyDatabase(
  env: Env,
  { authSecret }: Pick<Secrets, 'authSecret'>,
  { adminUrl, log }: { readonly adminUrl: string; readonly log: Logger },
): Promise<DatabaseUrls> {
  const { appDatabaseUrl: appUrl, systemDatabaseUrl: systemUrl } = env;
  if (hasRolesOnly(env) && appUrl && systemUrl) {
    await assertMigrated({ appUrl, systemUrl, log });
    return { appUrl, systemUrl };
  }
  await refuseNewerDatabase({ adminUrl });
  const addresses = await provision({ adminUrl, secret: authSecret, appUrl, systemUrl, log: adviceTo(env, log) });
  await migrate({ adminUrl, log });
  return addresses;
}

/**
 * Returns the log for warnings about the PostgreSQL release. In development, the embedded server is used, whose release
 * the user cannot choose, so these warnings are logged at level info.
 */
function adviceTo({ mode, databaseUrl }: Env, log: Logger): StartupLog {
  return databaseUrl || mode === 'production' ? log : { ...quietLog(log), warn: (text) => log.info(text) };
}

const quietLog = (log: Logger) => ({
  debug: (text: string) => log.debug(text),
  info: (text: string) => log.info(text),
});

/** Prepares and migrates the database for PROCESS=migrate. Throws StartupError if DATABASE_URL is not set. */
export async function migrateOnly(env: Env, log: Logger): Promise<void> {
  if (!env.databaseUrl) throw new StartupError('PROCESS=migrate needs DATABASE_URL. See docs/configuration.md.');
  await readyDatabase(env, await loadSecrets(env), { adminUrl: env.databaseUrl, log });
}
