import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/db/embedded-postgres.ts';
import { migrate } from '../../src/db/migrate.ts';
import { provision } from '../../src/db/provision.ts';
import { SILENT, temporaryFolder } from '../../src/db/scratch-database.ts';
import { TEST_SECRET, type TestDatabase } from './database.ts';

export interface OwnCluster {
  readonly database: TestDatabase;
  /** Runs `work` while the server's processes are stopped with SIGSTOP: connections stay open, but nothing responds. */
  whileFrozen(work: () => Promise<void>): Promise<void>;
  /** Runs `work` while the server is shut down, then starts the server again on the same port. */
  whileDown(work: () => Promise<void>): Promise<void>;
  remove(): Promise<void>;
}

/** Starts a separate PostgreSQL server that one test file can freeze and stop. */
export async function startOwnCluster(): Promise<OwnCluster> {
  const dataDir = await temporaryFolder();
  const start = () => startEmbeddedPostgres({ dataDir, log: SILENT, throwAway: true });
  let server: EmbeddedPostgres = await start();
  const urls = await provision({ adminUrl: server.url, secret: TEST_SECRET, log: SILENT });
  await migrate({ adminUrl: server.url, log: SILENT });
  return {
    database: { ...urls, drop: async () => {} },
    whileFrozen: async (work) => {
      const stopped = signal(processesOf(dataDir), 'SIGSTOP');
      try {
        await work();
      } finally {
        signal(stopped, 'SIGCONT');
      }
    },
    whileDown: async (work) => {
      await server.stop();
      try {
        await work();
      } finally {
        server = await start();
      }
    },
    remove: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/**
 * Yields the process ids of the server, the postmaster first, because a stopped postmaster starts no further processes.
 */
function* processesOf(dataDir: string): Generator<number> {
  const postmaster = Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
  yield postmaster;
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  for (const line of all) {
    const [pid = 0, parent] = line.trim().split(/\s+/).map(Number);
    if (parent === postmaster) yield pid;
  }
}

/** Sends the signal. Returns the processes that received it. */
function signal(pids: Iterable<number>, name: 'SIGSTOP' | 'SIGCONT'): number[] {
  const reached: number[] = [];
  for (const pid of pids) {
    try {
      process.kill(pid, name);
      reached.push(pid);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
  return reached;
}
