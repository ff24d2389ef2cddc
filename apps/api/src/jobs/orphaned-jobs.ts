import type pg from 'pg';
import type { Services } from '../auth/context.ts';
import { findDeadWorkers } from './worker-liveness.ts';

export interface OrphanTimeouts {
  /** Interval in milliseconds between two checks. */
  readonly lookMs: number;
  /** Time in milliseconds within which a worker that lost its connection can reconnect and keep its jobs. */
  readonly graceMs: number;
}

export const ORPHAN_TIMEOUTS: OrphanTimeouts = { lookMs: 5_000, graceMs: 15_000 };

interface OrphanSearch {
  readonly pool: pg.Pool;
  readonly log: Services['log'];
  /** Names of this process's own pools. They are never considered dead, even while their lock is missing. */
  readonly self: () => readonly string[];
}

/**
 * Unlocks the jobs of dead workers, which Graphile Worker would keep locked for four hours. Every worker runs this
 * check. A job can run again within half a minute, and a live worker keeps its jobs even if it is slow.
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

/** Returns a function that checks once. A worker is dead if it was absent at every check of the grace period. */
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
      // During an outage of PostgreSQL no worker appears alive, so the grace periods start again.
      since = new Map();
      log.debug({ err: error }, 'could not check for dead workers');
    }
  };
}
