import type pg from 'pg';

/** Any number, as long as every Frontdesk uses the same. */
const START_UP_LOCK = 1_717_857_132;

/** Several processes may start at once on one database: they change it one after the other. Held until the connection ends. */
export async function waitForTurn(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [START_UP_LOCK]);
}
