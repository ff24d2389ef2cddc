import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { connectConfigured } from './connect.ts';

/** Arbitrary number that all Frontdesk processes share. */
const START_UP_LOCK = 1_717_857_132;

/**
 * Serializes the startup changes of several processes on one database. Held until the connection ends. Polls instead
 * of waiting: a waiting statement keeps its snapshot, which the holder may be waiting for.
 */
export async function waitForStartUpLock(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [START_UP_LOCK]);
    if (rows[0]?.mine) return;
    await pause(50);
  }
}

/** Same for work with its own connections. */
export async function withStartUpLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const lock = await connectConfigured('DATABASE_URL', url);
  try {
    await waitForStartUpLock(lock);
    return await work();
  } finally {
    await lock.end();
  }
}
