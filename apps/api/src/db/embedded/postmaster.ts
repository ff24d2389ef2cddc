import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartupError } from '../../errors/startup-error.ts';
import { connect } from '../connect.ts';
import type { Cluster } from './cluster.ts';

/** A postmaster that accepts our connections. */
export interface Server {
  readonly pid: number;
  readonly port: number;
  readonly password: string;
  readonly folder: string;
}

export const serverUrl = ({ port, password }: Pick<Server, 'port' | 'password'>, database: string) =>
  `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;

const PATIENCE_MS = 30_000;

/** Finds a running server, left by a killed parent or owned by another process. Null when there is none. */
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

/** Returns the server of `pid` when it is ready, otherwise undefined. */
export async function waitUntilReady(cluster: Cluster, pid: number): Promise<Server | undefined> {
  const lock = await readLock(cluster.folder);
  return lock?.ready && lock.pid === pid ? signIn(cluster, lock) : undefined;
}

/** Fast shutdown: open transactions are rolled back, committed data is on disk. */
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
  new StartupError(`Process ${pid} holds ${folder} and does not answer: stop it, then start Frontdesk again.`);

interface Lock {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** postmaster.pid: process id on line 1, port on line 4, state on line 8. */
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

/** Process ids restart in a container, so a stale lock often names a living process that is not the server. */
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

/** PostgreSQL removes the lock of a dead process itself, but respects one whose process id is in use. */
async function dropStaleLock(folder: string, pid: number): Promise<null> {
  if ((await readLock(folder))?.pid === pid) await rm(join(folder, 'postmaster.pid'), { force: true });
  return null;
}

/** Undefined when the server does not respond, for example during shutdown. */
async function signIn(cluster: Cluster, { pid, port }: Lock): Promise<Server | undefined> {
  const server = { pid, port, password: cluster.password, folder: cluster.folder };
  try {
    await (await connect(serverUrl(server, 'postgres'))).end();
    return server;
  } catch (error) {
    if ((error as { code?: string }).code !== WRONG_PASSWORD) return undefined;
    const file = join(cluster.dataDir, 'postgres.password');
    throw new StartupError(
      `The password in ${file} does not open ${cluster.folder}: bring the file back, or move the folder away.`,
    );
  }
}

const WRONG_PASSWORD = '28P01';
