import type pg from 'pg';
import { type ConnectionHandler, openListenConnection } from '../events/listen-connection.ts';

/** Arbitrary number that all workers share. */
const WORKERS = 1_717_857_133;
const BEAT_MS = 5_000;

export const LIVENESS_SESSION = 'frontdesk worker';

/**
 * Marks this process as alive: a session holds an advisory lock for the name of each pool. When the process is
 * killed, the system closes the connection and PostgreSQL releases the locks; when the machine stops responding, TCP
 * keepalive detects it.
 */
export const holdWorkerLock = (
  systemUrl: string,
  names: () => readonly string[],
): Promise<{ close(): Promise<void> }> =>
  openListenConnection(systemUrl, {
    name: LIVENESS_SESSION,
    beatMs: BEAT_MS,
    hold: (client) => workerLockOf(client, names),
  });

function workerLockOf(client: pg.Client, names: () => readonly string[]): ConnectionHandler {
  const held = new Set<string>();
  const beat = async () => {
    if (held.size === 0) await client.query(FIND_OUT_SOON);
    const now = names();
    // Shared lock, so that a previous session that PostgreSQL has not detected as dead does not block.
    await ask(
      'pg_advisory_lock_shared',
      now.filter((name) => !held.has(name)),
    );
    await ask(
      'pg_advisory_unlock_shared',
      [...held].filter((name) => !now.includes(name)),
    );
    held.clear();
    for (const name of now) held.add(name);
  };
  const ask = (what: string, about: readonly string[]) =>
    client.query(`select ${what}($1, hashtext(name)) from unnest($2::text[]) name`, [WORKERS, about]);
  return { beat, heard: () => {} };
}

/** Detects a dead peer after half a minute instead of two hours. */
const FIND_OUT_SOON = `set tcp_keepalives_idle = 15; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3`;

/** Workers that have locked jobs but do not hold their advisory lock. */
export async function findDeadWorkers(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ worker: string }>(
    `select worker from (select distinct locked_by as worker from graphile_worker.jobs where locked_by is not null) taken
     where pg_try_advisory_xact_lock($1, hashtext(worker))`,
    [WORKERS],
  );
  return rows.map(({ worker }) => worker);
}
