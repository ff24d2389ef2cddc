import type { Task } from 'graphile-worker';

/** Deletes stored idempotent responses after their retention. */
export const deleteExpiredIdempotencyKeys =
  (clock: () => Date): Task =>
  async (_payload, { query }) => {
    await query('delete from idempotency_keys where expires_at < $1', [clock()]);
  };
