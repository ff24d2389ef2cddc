import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { StartupError } from '../../errors/startup-error.ts';
import { errorMessage, type StartupLog } from '../startup-log.ts';
import { type Account, chooseAccount } from './account.ts';
import { type Binaries, findBinaries, PLAIN_ENVIRONMENT } from './binaries.ts';

/** Initialized database cluster that this process can start. */
export interface Cluster {
  readonly dataDir: string;
  readonly folder: string;
  readonly programs: Binaries;
  readonly account: Account;
  readonly password: string;
}

interface ClusterSettings {
  readonly dataDir: string;
  readonly log: StartupLog;
  readonly throwAway?: boolean;
}

export async function prepareCluster({ dataDir: wanted, log, throwAway = false }: ClusterSettings): Promise<Cluster> {
  const programs = findBinaries();
  const dataDir = await writableFolder(wanted);
  const folder = join(dataDir, 'postgres');
  const account = chooseAccount({ programs, dataDir, folder });
  const cluster = { dataDir, folder, programs, account, password: await rememberedPassword(dataDir) };

  if (!(await exists(folder))) {
    log.info('Creating the database for the first time.');
    await createCluster(cluster, throwAway);
  }
  await refuseForeignCluster(cluster);
  return cluster;
}

async function writableFolder(path: string): Promise<string> {
  const absolute = resolve(path);
  try {
    // Other accounts can enter the new folder but not list it. This is required because, if Frontdesk runs as root, the
    // database runs under another account.
    await mkdir(absolute, { recursive: true, mode: 0o711 });
    await rm(await mkdtemp(join(absolute, '.writable-')), { recursive: true });
    return await realpath(absolute);
  } catch (error) {
    throw new StartupError(
      `Frontdesk cannot write to its data folder ${absolute}: ${errorMessage(error)}. ${SET_DATA_DIR}`,
    );
  }
}

const SET_DATA_DIR = 'Give this account access to the folder, or set DATA_DIR to another folder.';

/**
 * Returns the password of the cluster. The password file is created before the cluster and is never overwritten, so
 * that two processes that start at the same time use the same password.
 */
async function rememberedPassword(dataDir: string): Promise<string> {
  const file = join(dataDir, 'postgres.password');
  try {
    await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw new StartupError(`Frontdesk cannot read ${file}: ${errorMessage(error)}. ${SET_DATA_DIR}`);
  }
}

/**
 * Creates the cluster in a temporary folder and then renames the folder, so that an interrupted start leaves no
 * incomplete cluster.
 */
async function createCluster({ dataDir, folder, programs, account, password }: Cluster, throwAway: boolean) {
  const scratch = await mkdtemp(join(dataDir, 'postgres.new-'));
  const passwordFile = join(scratch, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account.owner) {
    for (const path of [passwordFile, scratch]) await chown(path, account.owner.uid, account.owner.gid);
  }
  const flags = [...INITDB, `--pwfile=${passwordFile}`, ...(throwAway ? ['--no-sync'] : [])];
  const [command, args, identity] = account.command(programs.initdb, [...flags, '-D', join(scratch, 'data')]);
  try {
    await promisify(execFile)(command, args, { ...identity, cwd: '/', env: PLAIN_ENVIRONMENT });
    await chmod(scratch, 0o711);
    await rename(join(scratch, 'data'), folder);
  } catch (error) {
    // If the folder exists, another process has created the cluster concurrently, and the temporary cluster is
    // discarded.
    if (!(await exists(folder))) throw new StartupError(`The database could not be created: ${errorMessage(error)}.`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Options of initdb. PostgreSQL's built-in locale C.UTF-8 sorts text identically on every system, regardless of the
 * installed locales.
 */
const INITDB = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
];

/** Throws an error with a clear message if the files belong to another major version or another account. */
async function refuseForeignCluster({ folder, programs, account }: Cluster): Promise<void> {
  const made = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch((error: unknown) => {
    throw new StartupError(`${folder} cannot be read: ${errorMessage(error)}. ${SET_DATA_DIR}`);
  });
  const [command, args, identity] = account.command(programs.postgres, ['--version']);
  const { stdout } = await promisify(execFile)(command, args, { ...identity, cwd: '/', env: PLAIN_ENVIRONMENT });
  const bundled = /(\d+)\./.exec(stdout)?.[1];
  if (bundled === made.trim()) return;
  throw new StartupError(
    `${folder} was created by PostgreSQL ${made.trim()}, and Frontdesk includes PostgreSQL ${bundled}. Move the folder away, or set DATABASE_URL to a server with your data.`,
  );
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
