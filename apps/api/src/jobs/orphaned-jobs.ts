import type pg from 'pg';
import type { Services } from '../auth/context.ts';
import { findDeadWorkers } from './worker-liveness.ts';

export interface OrphanTimeouts {
  /** Between two looks. */
  readonly lookMs: number;
  /** Who lost their connection makes another within it, and keeps their jobs. */
  readonly graceMs: number;
}

export const ORPHAN_TIMEOUTS: OrphanTimeouts = { lookMs: 5_000, graceMs: 15_000 };

interface OrphanSearch {
  readonly pool: pg.Pool;
  readonly log: Services['log'];
  /** Whoever looks is not lost, whatever became of their lock. */
  readonly self: () => readonly string[];
}

/**
 * graphile-worker leaves the jobs of a killed worker locked for four hours. Every worker looks for those who are gone, and gives back what
 * they had taken: a job is taken up again within half a minute, and a slow worker that is there is never robbed.
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

/** One look. Gone is whoever was absent at each look for as long as the grace lasts. */
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
      log.warn({ workers: gone }, 'gave back the jobs of workers that are gone');
    } catch (error) {
      // While PostgreSQL is away nobody can be there: the count begins anew.
      since = new Map();
      log.debug({ err: error }, 'could not look for workers that are gone');
    }
  };
}
