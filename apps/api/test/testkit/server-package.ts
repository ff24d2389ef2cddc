import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '@frontdesk/tooling/free-port.mjs';
import { connect } from '../../src/db/connect.ts';
import { temporaryFolder } from '../../src/db/scratch-database.ts';
import { findProgram } from './programs.ts';
import { until } from './until.ts';

const DEBIAN = '/usr/lib/postgresql';
const folders = (await readdir(DEBIAN).catch(() => [])).map((version) => join(DEBIAN, version, 'bin'));

/**
 * Folder of an installed PostgreSQL with its client programs. Null if there is none; tests that need it are then
 * skipped.
 */
export const serverPackage = findProgram('pg_restore', [...folders, '/opt/homebrew/bin', '/usr/local/bin'])?.replace(
  /\/pg_restore$/,
  '',
);

export interface PackagedServer {
  /** Connects as the superuser to the database `postgres`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts an empty cluster of the installed PostgreSQL. */
export async function startPackagedServer(): Promise<PackagedServer> {
  if (!serverPackage) throw new Error('There is no packaged PostgreSQL on this machine.');
  const folder = await temporaryFolder();
  const data = join(folder, 'data');
  const port = await freePort();
  const account = await accountOf(folder);
  await writeFile(join(folder, 'password'), 'a drill', { mode: 0o644 });
  await mkdir(data);
  if (account) await chown(data, account.uid, account.gid);
  await chmod(data, 0o700);
  const flags = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync'];
  const initdb = join(serverPackage, 'initdb');
  execFileSync(initdb, [...flags, `--pwfile=${join(folder, 'password')}`, data], {
    ...account,
    cwd: '/',
    stdio: 'pipe',
  });
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'].flatMap((one) => [
    '-c',
    one,
  ]);
  const args = ['-D', data, '-p', String(port), ...settings];
  const server = spawn(join(serverPackage, 'postgres'), args, { ...account, cwd: '/', stdio: 'ignore' });
  const url = `postgres://postgres:a%20drill@127.0.0.1:${port}/postgres`;
  await until('a server', async () =>
    connect(url).then(
      (client) => client.end().then(() => true),
      () => false,
    ),
  );
  return {
    url,
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/**
 * Returns the account that runs PostgreSQL, which refuses to run as root. Returns null if the tests do not run as root.
 */
async function accountOf(folder: string): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  await chmod(folder, 0o711);
  return { uid: 65_534, gid: 65_534 };
}
