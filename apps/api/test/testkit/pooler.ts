import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '@frontdesk/tooling/free-port.mjs';
import { temporaryFolder } from '../../src/db/scratch-database.ts';
import { type TestDatabase, tcpAddressOf } from './database.ts';
import { findProgram } from './programs.ts';

/** Path of the installed PgBouncer. Null if it is not installed; tests that need it are then skipped. */
export const pgBouncer = findProgram('pgbouncer', ['/usr/sbin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']);

export interface TestPooler {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts PgBouncer in front of a test database, with transaction pooling and fewer connections than callers. */
export async function startPooler(database: TestDatabase): Promise<TestPooler> {
  if (!pgBouncer) throw new Error('There is no pgbouncer on this machine.');
  const folder = await temporaryFolder();
  const port = await freePort();
  const config = await configure(folder, port, database);
  // PgBouncer refuses to run as root.
  const account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const child = spawn(pgBouncer, [config], { ...account, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  for await (const line of createInterface(child.stderr)) if (line.includes('process up')) break;
  child.stderr.resume();
  return {
    url: `postgres://127.0.0.1:${port}`,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function configure(folder: string, listenPort: number, { appUrl, systemUrl }: TestDatabase): Promise<string> {
  const [app, system] = [new URL(appUrl), new URL(systemUrl)];
  const { host, port } = tcpAddressOf(appUrl);
  const users = await write(
    join(folder, 'users'),
    [app, system].map(({ username, password }) => `"${username}" "${password}"`),
  );
  return write(join(folder, 'pgbouncer.ini'), [
    '[databases]',
    `* = host=${host} port=${port}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${listenPort}`,
    'unix_socket_dir =',
    'pool_mode = transaction',
    'default_pool_size = 3',
    'auth_type = scram-sha-256',
    `auth_file = ${users}`,
  ]);
}

async function write(path: string, lines: readonly string[]): Promise<string> {
  await writeFile(path, `${lines.join('\n')}\n`);
  await chmod(path, 0o644);
  return path;
}
