import type { Task } from 'graphile-worker';

/** Rows of one statement: short enough that no caller waits for it. */
export const SWEEP_BATCH = 5_000;

/** Deletes the counters whose window has ended, in batches. Rows that a caller is counting in are left for the next run. */
export const sweepRateLimits =
  (clock: () => Date, batch = SWEEP_BATCH): Task =>
  async (_payload, { query }) => {
    const now = clock().getTime();
    for (;;) {
      const { rowCount } = await query(
        `delete from rate_limits where key in
           (select key from rate_limits where expire < $1 limit $2 for update skip locked)`,
        [now, batch],
      );
      if ((rowCount ?? 0) < batch) return;
    }
  };
