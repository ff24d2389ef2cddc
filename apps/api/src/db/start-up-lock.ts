import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { connectConfigured } from './connect.ts';

/** Any number, as long as every Frontdesk uses the same. */
const START_UP_LOCK = 1_717_857_132;

/**
 * Several processes may start at once on one database: they change it one after the other. Held until the connection ends.
 * Tried and not waited for: a statement that waits keeps its snapshot, and whoever holds the lock may be waiting for that.
 */
export async function waitForStartUpLock(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [START_UP_LOCK]);
    if (rows[0]?.mine) return;
    await pause(50);
  }
}

/** The same for work that has connections of its own. */
export async function withStartUpLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const lock = await connectConfigured('DATABASE_URL', url);
  try {
    await waitForStartUpLock(lock);
    return await work();
  } finally {
    await lock.end();
  }
}
