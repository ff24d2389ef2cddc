import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { StartupError } from '../../errors/startup-error.ts';
import { connect } from '../connect.ts';
import { isAlive, type Server, serverUrl } from './postmaster.ts';

export interface DataDirLock {
  /** True if this process owns the server. False if another running process owns it. */
  readonly ours: boolean;
  readonly lost: Promise<StartupError>;
  release(): Promise<void>;
}

/** Key of the advisory lock, which is the same in every Frontdesk process. */
const OWNER_LOCK = 1_717_857_131;
const GRACE_MS = 10_000;

/**
 * Tries to acquire an advisory lock, and keeps its connection open while the process runs. The server releases the lock
 * when the process ends, so the next start can detect whether another process still uses the server. A process id in a
 * file would not be reliable, because ids are reused.
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

  // Stops the server when this process exits. After kill -9, the server keeps running and is used by the next start.
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

const GONE = 'The embedded PostgreSQL stopped unexpectedly. See postgres.log in the data folder.';

async function acquireLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [OWNER_LOCK]);
  return rows[0]?.taken ?? false;
}

/**
 * Reconnects after a connection was lost. PostgreSQL closes all connections if one of its processes crashes, and
 * accepts connections again shortly afterwards. Returns null if the server has ended or stays unreachable for GRACE_MS.
 */
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
    // Ignored, because the process has already ended.
  }
}
