import type pg from 'pg';
import type { Services } from '../auth/context.ts';
import { type ConnectionHandler, openListenConnection } from '../events/listen-connection.ts';

export interface OrphanTimeouts {
  /** Interval in milliseconds between two checks for dead workers. */
  readonly lookMs: number;
  /** Time in milliseconds within which a worker that lost its connection can reconnect and keep its jobs. */
  readonly graceMs: number;
}

const ORPHAN_TIMEOUTS: OrphanTimeouts = { lookMs: 5_000, graceMs: 15_000 };

interface OrphanSearch {
  readonly pool: pg.Pool;
  readonly log: Services['log'];
  /**
   * Function that returns the names of this process's own worker pools, which are never considered dead, even while
   * their lock is missing.
   */
  readonly self: () => readonly string[];
}

/**
 * Unlocks the jobs of dead workers, which Graphile Worker would keep locked for four hours. Every worker runs this
 * check. The job of a killed process can be retried within half a minute. A live worker keeps its jobs even if it is
 * slow.
 */
export function releaseOrphanedJobs(
  search: OrphanSearch,
  { lookMs, graceMs }: OrphanTimeouts = ORPHAN_TIMEOUTS,
): { stop(): Promise<void> } {
  const check = watchOrphanedJobs(search, graceMs);
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    await check();
    if (!stopped) timer = setTimeout(() => void (currentRound = round()), lookMs).unref();
  };
  let currentRound = round();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await currentRound;
    },
  };
}

/**
 * Returns a function that performs one check. A worker is considered dead if it was missing in all checks of the grace
 * period.
 */
export function watchOrphanedJobs({ pool, log, self }: OrphanSearch, graceMs: number, now = () => performance.now()) {
  let since = new Map<string, number>();
  return async (): Promise<void> => {
    try {
      const at = now();
      const absent = (await findDeadWorkers(pool)).filter((worker) => !self().includes(worker));
      since = new Map(absent.map((worker) => [worker, since.get(worker) ?? at]));
      const absentWorkers = absent.filter((worker) => at - (since.get(worker) ?? at) >= graceMs);
      if (absentWorkers.length === 0) return;
      await pool.query('select graphile_worker.force_unlock_workers($1)', [absentWorkers]);
      log.warn({ workers: absentWorkers }, 'released the jobs of dead workers');
    } catch (error) {
      // During a PostgreSQL outage, no worker appears alive, so the grace periods are restarted.
      since = new Map();
      log.debug({ err: error }, 'could not check for dead workers');
    }
  };
}

/** Namespace of the advisory locks, which is the same for all workers. */
const WORKERS = 1_717_857_133;
const BEAT_MS = 5_000;

export const LIVENESS_SESSION = 'frontdesk worker';

/**
 * Marks this process as alive by holding, in a database session, an advisory lock on the name of each queue group. When
 * the process is killed, the operating system closes the connection and PostgreSQL releases the locks. If the machine
 * stops responding, this is detected by TCP keepalive.
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
    // A shared lock is used, so that it can be acquired while a lost session of the same process still holds it.
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

/** SQL settings with which PostgreSQL detects a lost connection after half a minute. The default is two hours. */
const FIND_OUT_SOON = `set tcp_keepalives_idle = 15; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3`;

/** Returns the workers that have locked jobs but do not hold an advisory lock. */
export async function findDeadWorkers(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ worker: string }>(
    `select worker from (select distinct locked_by as worker from graphile_worker.jobs where locked_by is not null) taken
     where pg_try_advisory_xact_lock($1, hashtext(worker))`,
    [WORKERS],
  );
  return rows.map(({ worker }) => worker);
}
