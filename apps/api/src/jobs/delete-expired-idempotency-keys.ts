import type { Task } from 'graphile-worker';

/** Deletes the stored responses of idempotent requests after they expire. */
export const deleteExpiredIdempotencyKeys =
  (clock: () => Date): Task =>
  async (_payload, { query }) => {
    await query('delete from idempotency_keys where expires_at < $1', [clock()]);
  };
