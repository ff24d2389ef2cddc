import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { StartupError } from '../errors/startup-error.ts';
import { clientConfig, connect, connectConfigured, withSetting } from './connect.ts';
import { recordPreparation } from './known-migrations.ts';
import { readSql } from './prisma-folder.ts';
import { assertRolePrivileges } from './role-privileges.ts';
import { assertServerVersion } from './server-version.ts';
import { waitForStartUpLock } from './start-up-lock.ts';
import { errorMessage, type StartupLog } from './startup-log.ts';

interface ProvisionOptions {
  readonly adminUrl: string;
  /** Secret from which the passwords of the database roles are derived. */
  readonly secret: string;
  /** URL of the application role. If set, the operator manages the password of this role, and it is not changed. */
  readonly appUrl?: string | undefined;
  /** URL of the system role. If set, the operator manages the password of this role, and it is not changed. */
  readonly systemUrl?: string | undefined;
  readonly log: StartupLog;
}

export interface DatabaseAddresses {
  readonly adminUrl: string;
  readonly appUrl: string;
  readonly systemUrl: string;
}

/**
 * Creates the database roles and schemas, sets the passwords of the roles, verifies their privileges and migrates the
 * job queue. Can run at every start. Throws StartupError if a step fails.
 */
export async function provision(options: ProvisionOptions): Promise<DatabaseAddresses> {
  const { adminUrl, secret, log } = options;
  const appUrl = options.appUrl ?? roleUrl(adminUrl, secret, 'frontdesk_app');
  const systemUrl = options.systemUrl ?? roleUrl(adminUrl, secret, 'frontdesk_system');

  const admin = await connectConfigured('DATABASE_URL', adminUrl);
  try {
    await assertServerVersion(admin, log);
    await assertOwnsDatabase(admin);
    await waitForStartUpLock(admin);
    await unlessConcurrent(async () => admin.query(await readSql('roles.sql')));
    await admin.query(`begin;\n${await readSql('schemas.sql')}\n${await recordPreparation()};\ncommit;`);
    if (!options.appUrl) await setPassword(admin, appUrl);
    if (!options.systemUrl) await setPassword(admin, systemUrl);
    await assertRolePrivileges({ appUrl, systemUrl });
    // Disabled because a migration of the queue can take longer than the statement timeout that the role has when a
    // pooler is used.
    await migrateQueue(withSetting(systemUrl, 'statement_timeout=0'));
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(`The user of DATABASE_URL could not set up the database roles: ${errorMessage(error)}.`);
  } finally {
    await admin.end();
  }
  return { adminUrl, appUrl, systemUrl };
}

async function migrateQueue(url: string): Promise<void> {
  const pgPool = new pg.Pool({ ...clientConfig(url), max: 1 });
  pgPool.on('error', () => {});
  pgPool.on('connect', (client) => client.on('error', () => {}));
  try {
    await runMigrations({ pgPool });
  } finally {
    await pgPool.end();
  }
}

function roleUrl(adminUrl: string, secret: string, role: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = rolePassword(secret, role);
  return url.href;
}

/**
 * Throws an error if the administrator does not own the database, because only the owner can revoke the default
 * privileges of PUBLIC.
 */
async function assertOwnsDatabase(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ owns: boolean; who: string; database: string }>(
    `select pg_has_role(current_user, datdba, 'USAGE') as owns, current_user as who, datname as database
       from pg_database where datname = current_database()`,
  );
  const [found] = rows;
  if (found?.owns) return;
  throw new StartupError(
    `The user "${found?.who}" of DATABASE_URL must own the database: ALTER DATABASE "${found?.database}" OWNER TO "${found?.who}".`,
  );
}

/**
 * Sets the role's password unless it already works. A working password is not set again, because other processes that
 * share the server may be connecting with it.
 */
async function setPassword(admin: pg.Client, url: string): Promise<void> {
  const { username, password } = new URL(url);
  if (await canSignIn(url)) return;
  await unlessConcurrent(() => admin.query(`alter role ${username} password '${scramVerifier(password)}'`));
}

async function canSignIn(url: string): Promise<boolean> {
  try {
    await (await connect(url)).end();
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '28P01' || code === '28000') return false;
    throw error;
  }
}

/**
 * Runs a change of a role, retrying up to four times. If two processes change a role concurrently, PostgreSQL reports
 * an error to one of them.
 */
async function unlessConcurrent(change: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await change();
      return;
    } catch (error) {
      if (attempt === 5 || !/concurrently updated/.test(errorMessage(error))) throw error;
    }
  }
}

/** Derives the password of a database role from the secret of the deployment, which is available to every process. */
const rolePassword = (secret: string, role: string): string =>
  createHmac('sha256', secret).update(`postgres role ${role}`).digest('base64url');

const ROUNDS = 4096;

/**
 * Returns a SCRAM verifier for the password. It is sent instead of the password, so that statement logs do not contain
 * the password.
 */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256');
  const keyed = (label: string) => createHmac('sha256', salted).update(label).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${ROUNDS}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`;
}
