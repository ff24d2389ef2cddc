import type { Task } from 'graphile-worker';

/** Forgets the answers that were kept for an Idempotency-Key, once nobody is promised them any more. */
export const deleteExpiredIdempotencyKeys =
  (clock: () => Date): Task =>
  async (_payload, { query }) => {
    await query('delete from idempotency_keys where expires_at < $1', [clock()]);
  };
