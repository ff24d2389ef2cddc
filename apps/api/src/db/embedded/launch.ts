import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type FileHandle, open, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartupError } from '../../errors/startup-error.ts';
import { EMBEDDED_CLUSTER } from '../server-version.ts';
import { PLAIN_ENVIRONMENT } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { findRunning, type Server, waitUntilReady } from './postmaster.ts';

interface LaunchOptions {
  readonly port?: number | undefined;
  readonly throwAway?: boolean;
  readonly hasSocket?: boolean;
}

/**
 * Starts the server of a cluster. The server must not be running. If another process starts it concurrently, returns
 * that server. Throws StartupError if PostgreSQL does not start.
 */
export async function launch(cluster: Cluster, options: LaunchOptions): Promise<Server> {
  const port = options.port ?? (await rememberedPort(cluster.dataDir));
  const logFile = join(cluster.dataDir, 'postgres.log');
  const log = await open(logFile, 'w', 0o600);
  try {
    const child = runPostgres(cluster, {
      port,
      log,
      hasSocket: options.hasSocket,
      throwAway: options.throwAway ?? false,
    });
    const server = await waitUntilListening(cluster, child).catch((error: unknown) => {
      child.kill('SIGINT');
      throw error;
    });
    if (server) return server;
  } finally {
    await log.close();
  }
  return recover(cluster, options, { port, output: await readFile(logFile, 'utf8'), logFile });
}

interface Failure {
  readonly port: number;
  readonly output: string;
  readonly logFile: string;
}

async function recover(cluster: Cluster, options: LaunchOptions, { port, output, logFile }: Failure): Promise<Server> {
  // If another process has started the server concurrently, uses that server.
  const other = await findRunning(cluster);
  if (other) return other;
  if (output.includes('Address already in use')) {
    if (options.port)
      throw new StartupError(`The port ${port} of the database is in use. Stop the program that listens on it.`);
    await rememberPort(cluster.dataDir, await freePort());
    return launch(cluster, options);
  }
  const fatal = output.split('\n').findLast((line) => line.includes('FATAL')) ?? output.trim().split('\n').at(-1);
  throw new StartupError(`PostgreSQL did not start: ${fatal || 'it printed no error'} (${logFile}).`);
}

interface RunOptions {
  readonly port: number;
  readonly log: FileHandle;
  readonly throwAway: boolean;
  readonly hasSocket?: boolean | undefined;
}

function runPostgres(
  { folder, programs, account }: Cluster,
  { port, log, throwAway, hasSocket }: RunOptions,
): ChildProcess {
  const socket = hasSocket && folder.length < LONGEST_FOLDER ? { unix_socket_directories: folder } : {};
  const settings = { ...LOCAL_ONLY, port, ...(throwAway ? NOTHING_TO_LOSE : {}), ...socket };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, args, identity] = account.command(programs.postgres, ['-D', folder, ...flags]);
  // The server has its own process group, so that Ctrl-C does not stop it before the last request has finished. It
  // writes to a log file, because a pipe would be closed if this process is killed.
  const stdio = ['ignore', log.fd, log.fd] as const;
  const child = spawn(command, args, {
    ...identity,
    cwd: '/',
    env: PLAIN_ENVIRONMENT,
    detached: true,
    stdio: [...stdio],
  });
  stopWithProcess(child);
  return child;
}

/** Stops the server when this process exits. After kill -9, the server keeps running and is used by the next start. */
function stopWithProcess(child: ChildProcess): void {
  const interrupt = () => child.kill('SIGINT');
  process.once('exit', interrupt);
  child.once('exit', () => process.off('exit', interrupt));
}

const LOCAL_ONLY = {
  cluster_name: EMBEDDED_CLUSTER,
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Enough for three processes that run jobs, one of which replaces another during a deployment.
  max_connections: 200,
};

/**
 * Maximum length of the folder's path for a Unix socket to be created in it. The path of a Unix socket can have at most
 * 103 bytes on macOS and 107 on Linux.
 */
const LONGEST_FOLDER = 80;

const NOTHING_TO_LOSE = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  // Enough for all test servers that share this database server.
  max_connections: 400,
};

/**
 * Waits until the server accepts connections. Returns undefined if its process ends first. There is no timeout, because
 * crash recovery can take a long time.
 */
async function waitUntilListening(cluster: Cluster, child: ChildProcess): Promise<Server | undefined> {
  await once(child, 'spawn').catch(() => {
    throw new StartupError(
      'The bundled PostgreSQL does not run on this system. Set DATABASE_URL to another PostgreSQL server.',
    );
  });
  const pid = child.pid ?? 0;
  while (child.exitCode === null && child.signalCode === null) {
    const server = await waitUntilReady(cluster, pid);
    if (server) return server;
    await pause(20);
  }
  return undefined;
}

/**
 * Returns the port of the previous start, so that psql commands and bookmarks keep working. At the first start, selects
 * a free port and stores it.
 */
async function rememberedPort(dataDir: string): Promise<number> {
  const known = Number(await readFile(join(dataDir, 'postgres.port'), 'utf8').catch(() => ''));
  return known || rememberPort(dataDir, await freePort());
}

async function rememberPort(dataDir: string, port: number): Promise<number> {
  await writeFile(join(dataDir, 'postgres.port'), `${port}\n`);
  return port;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address ? address.port : 0;
}
