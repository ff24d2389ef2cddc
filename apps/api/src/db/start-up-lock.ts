import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { connectConfigured } from './connect.ts';

/** Key of the advisory lock, which is the same in every Frontdesk process. */
const START_UP_LOCK = 1_717_857_132;

/**
 * Waits until no other process makes startup changes to this database, and acquires the lock, which is held until the
 * connection ends. The function polls, because a statement that waits for the lock would keep its snapshot open, and
 * the process that holds the lock may be waiting for that snapshot to be released.
 */
export async function waitForStartUpLock(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [START_UP_LOCK]);
    if (rows[0]?.mine) return;
    await pause(50);
  }
}

/** Runs `work` while a separate connection holds the startup lock. */
export async function withStartUpLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const lock = await connectConfigured('DATABASE_URL', url);
  try {
    await waitForStartUpLock(lock);
    return await work();
  } finally {
    await lock.end();
  }
}
