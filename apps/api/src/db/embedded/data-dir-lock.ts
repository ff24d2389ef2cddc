import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { StartupError } from '../../errors/startup-error.ts';
import { connect } from '../connect.ts';
import { isAlive, type Server, serverUrl } from './postmaster.ts';

export interface DataDirLock {
  /** Whether this process owns the server. False while another living process does. */
  readonly ours: boolean;
  readonly lost: Promise<StartupError>;
  release(): Promise<void>;
}

/** Arbitrary number that all Frontdesk processes share. */
const OWNER_LOCK = 1_717_857_131;
const GRACE_MS = 10_000;

/**
 * Holds an advisory lock on one connection for the lifetime of the process. The server releases it when the process
 * dies, so that the next start can tell a leftover server from a used one. Process ids in a file cannot, because they
 * are reused.
 */
export async function lockDataDir(server: Server): Promise<DataDirLock> {
  let client = await connect(serverUrl(server, 'postgres'));
  const ours = await acquireLock(client);
  let released = false;

  const lost = new Promise<StartupError>((resolve) => {
    const watch = (watched: pg.Client) => watched.once('end', () => void regain());
    const regain = async () => {
      const again = released ? null : await reconnect(server);
      if (again) {
        client = again;
        watch(client);
        if (ours) await acquireLock(client);
      } else if (!released) resolve(new StartupError(GONE));
    };
    watch(client);
  });

  // Stop the server when this process crashes. After kill -9 the next start takes the server over.
  const endWithUs = () => interrupt(server.pid);
  if (ours) process.once('exit', endWithUs);

  return {
    ours,
    lost,
    release: async () => {
      released = true;
      process.off('exit', endWithUs);
      await client.end();
    },
  };
}

const GONE = 'The embedded PostgreSQL stopped unexpectedly: see postgres.log in the data folder.';

async function acquireLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [OWNER_LOCK]);
  return rows[0]?.taken ?? false;
}

/** PostgreSQL drops every connection when one of its processes crashes, and recovers shortly after. */
async function reconnect(server: Server): Promise<pg.Client | null> {
  for (const since = Date.now(); Date.now() - since < GRACE_MS; await pause(100)) {
    const client = await connect(serverUrl(server, 'postgres')).catch(() => null);
    if (client) return client;
    if (!isAlive(server.pid)) return null;
  }
  return null;
}

function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // Already stopped.
  }
}
