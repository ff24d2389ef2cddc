import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartupError } from '../../errors/startup-error.ts';
import { connect } from '../connect.ts';
import type { Cluster } from './cluster.ts';

/** Running server that accepts connections from this process. */
export interface Server {
  readonly pid: number;
  readonly port: number;
  readonly password: string;
  readonly folder: string;
}

export const serverUrl = ({ port, password }: Pick<Server, 'port' | 'password'>, database: string) =>
  `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;

const PATIENCE_MS = 30_000;

/**
 * Returns the running server of a cluster, for example one that another process started or that is still running after
 * its process ended. Waits until the server is ready, and throws StartupError after `PATIENCE_MS`. If no server is
 * running, deletes an outdated lock file of another process and returns null.
 */
export async function findRunning(cluster: Cluster): Promise<Server | null> {
  const since = Date.now();
  for (;;) {
    const lock = await readLock(cluster.folder);
    if (!lock || !isAlive(lock.pid)) return null;
    if (!isServing(lock.pid, cluster.folder)) return dropStaleLock(cluster.folder, lock.pid);
    const server = lock.ready ? await signIn(cluster, lock) : undefined;
    if (server) return server;
    if (Date.now() - since > PATIENCE_MS) throw stuckServer(lock.pid, cluster.folder);
    await pause(50);
  }
}

/** Returns the server with process id `pid` if it is ready, otherwise undefined. */
export async function waitUntilReady(cluster: Cluster, pid: number): Promise<Server | undefined> {
  const lock = await readLock(cluster.folder);
  return lock?.ready && lock.pid === pid ? signIn(cluster, lock) : undefined;
}

/**
 * Stops the server with a fast shutdown, which rolls back open transactions. After 30 seconds, uses an immediate
 * shutdown, in which no committed data is lost.
 */
export async function shutDown({ pid, folder }: Server): Promise<void> {
  const running = async () => (await readLock(folder))?.pid === pid && isAlive(pid);
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!(await running())) return;
    process.kill(pid, signal);
    const since = Date.now();
    while ((await running()) && Date.now() - since < PATIENCE_MS) await pause(20);
  }
}

const stuckServer = (pid: number, folder: string) =>
  new StartupError(`Process ${pid} uses ${folder} and does not respond. Stop it, then start Frontdesk again.`);

interface Lock {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/**
 * Reads postmaster.pid, which contains the process id in line 1, the port in line 4 and the state in line 8. Returns
 * null if the file does not exist or contains no process id.
 */
async function readLock(folder: string): Promise<Lock | null> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Returns whether the process serves the folder. In a new container, process ids start again at 1, so the process id in
 * an outdated lock file often belongs to another program.
 */
function isServing(pid: number, folder: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
  } catch {
    return psLine(pid).includes(folder);
  }
}

function psLine(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' });
  } catch {
    return '';
  }
}

/**
 * Deletes the lock file if it still contains `pid`, which now belongs to another program. PostgreSQL itself would not
 * delete the file, because a process with this id is running. Returns null.
 */
async function dropStaleLock(folder: string, pid: number): Promise<null> {
  if ((await readLock(folder))?.pid === pid) await rm(join(folder, 'postmaster.pid'), { force: true });
  return null;
}

/**
 * Signs in to the server. Returns undefined if the server does not respond, for example during shutdown, and throws
 * StartupError if it rejects the password.
 */
async function signIn(cluster: Cluster, { pid, port }: Lock): Promise<Server | undefined> {
  const server = { pid, port, password: cluster.password, folder: cluster.folder };
  try {
    await (await connect(serverUrl(server, 'postgres'))).end();
    return server;
  } catch (error) {
    if ((error as { code?: string }).code !== WRONG_PASSWORD) return undefined;
    const file = join(cluster.dataDir, 'postgres.password');
    throw new StartupError(
      `PostgreSQL in ${cluster.folder} rejects the password in ${file}. Restore the file, or move the folder away.`,
    );
  }
}

const WRONG_PASSWORD = '28P01';
