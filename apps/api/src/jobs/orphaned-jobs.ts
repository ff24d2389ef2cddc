import type pg from 'pg';
import type { Services } from '../auth/context.ts';
import { findDeadWorkers } from './worker-liveness.ts';

export interface OrphanTimeouts {
  /** Interval between two checks, in milliseconds. */
  readonly lookMs: number;
  /** A worker that reconnects within this time keeps its jobs. */
  readonly graceMs: number;
}

export const ORPHAN_TIMEOUTS: OrphanTimeouts = { lookMs: 5_000, graceMs: 15_000 };

interface OrphanSearch {
  readonly pool: pg.Pool;
  readonly log: Services['log'];
  /** The checking process is alive, whatever the state of its lock. */
  readonly self: () => readonly string[];
}

/**
 * Returns jobs of dead workers. graphile-worker would keep them locked for four hours. Every worker checks, so that a
 * job resumes within half a minute and a slow but live worker keeps its jobs.
 */
export function releaseOrphanedJobs(
  search: OrphanSearch,
  { lookMs, graceMs }: OrphanTimeouts = ORPHAN_TIMEOUTS,
): { stop(): Promise<void> } {
  const look = watchOrphanedJobs(search, graceMs);
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    await look();
    if (!stopped) timer = setTimeout(() => void (looking = round()), lookMs).unref();
  };
  let looking = round();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}

/** One check. A worker is dead when it was absent at every check during the grace period. */
export function watchOrphanedJobs({ pool, log, self }: OrphanSearch, graceMs: number, now = () => performance.now()) {
  let since = new Map<string, number>();
  return async (): Promise<void> => {
    try {
      const at = now();
      const absent = (await findDeadWorkers(pool)).filter((worker) => !self().includes(worker));
      since = new Map(absent.map((worker) => [worker, since.get(worker) ?? at]));
      const gone = absent.filter((worker) => at - (since.get(worker) ?? at) >= graceMs);
      if (gone.length === 0) return;
      await pool.query('select graphile_worker.force_unlock_workers($1)', [gone]);
      log.warn({ workers: gone }, 'released the jobs of dead workers');
    } catch (error) {
      // During an outage of PostgreSQL no worker is visible, so the count restarts.
      since = new Map();
      log.debug({ err: error }, 'could not check for dead workers');
    }
  };
}
