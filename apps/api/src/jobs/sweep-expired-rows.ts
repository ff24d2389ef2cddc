import type { Task } from 'graphile-worker';

/** Deletes the expired stored responses of requests with an Idempotency-Key. */
export const deleteExpiredIdempotencyKeys =
  (clock: () => Date): Task =>
  async (_payload, { query }) => {
    await query('delete from idempotency_keys where expires_at < $1', [clock()]);
  };

/** Maximum number of rows that one statement deletes. It is small, so that requests do not wait long for row locks. */
const SWEEP_BATCH = 5_000;

/** Deletes expired rate limit counters in batches. Rows that are locked by a request are deleted by the next run. */
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
