import type pg from 'pg';

/** Any number, as long as every Frontdesk uses the same. */
const START_UP_LOCK = 1_717_857_132;

/** Several processes may start at once on one database: they change it one after the other. */
export async function oneAtATime<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('select pg_advisory_lock($1)', [START_UP_LOCK]);
  try {
    return await work();
  } finally {
    await client.query('select pg_advisory_unlock($1)', [START_UP_LOCK]);
  }
}
