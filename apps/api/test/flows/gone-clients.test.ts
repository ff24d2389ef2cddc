import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { connect } from '../../src/db/connect.ts';
import { buildMember, buildWorkspace, type Member } from '../testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../testkit/frontdesk.ts';

// Covers requirement L13: when a client disconnects, the server cancels the client's statement.

let fd: TestFrontdesk;
let ada: Member;
let address: string;
/** The connection that locks the table. */
let holder: pg.Client;
/** A connection that reads from pg_stat_activity which statements wait for the lock. */
let watcher: pg.Client;

beforeAll(async () => {
  fd = await startFrontdesk();
  ada = await buildMember(fd, await buildWorkspace(fd), { role: 'owner' });
  address = await fd.listen();
  holder = await connect(fd.database.adminUrl);
  watcher = await connect(fd.database.adminUrl);
});
afterAll(async () => {
  await Promise.all([holder.end(), watcher.end()]);
  await fd.close();
});

describe('a client that disconnects', () => {
  it('cancels the statement that was running for it', async () => {
    // The lock makes the query wait, so that its statement stays visible in pg_stat_activity.
    await holder.query('begin; lock table leads in access exclusive mode');
    try {
      const hangUp = ask('{ leads(first: 1) { totalCount } }');
      await until(async () => (await waiting()) === 1);
      hangUp();
      await until(async () => (await waiting()) === 0);
    } finally {
      await holder.query('rollback');
    }
    expect(await answer('{ leads(first: 1) { totalCount } }')).toContain('"totalCount":0');
    // Shorter than the statement timeout, which would also end the statement.
  }, 10_000);

  it('does not cancel statements of other clients', async () => {
    await holder.query('begin; lock table leads in access exclusive mode');
    const answered = answer('{ leads(first: 2) { totalCount } }');
    await until(async () => (await waiting()) === 1);
    await holder.query('rollback');
    expect(await answered).toContain('"totalCount":0');
  });
});

const post = (query: string) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: `Bearer ${ada.bearer}`, 'x-workspace': ada.workspace },
  body: JSON.stringify({ query }),
});

async function answer(query: string): Promise<string> {
  return (await fetch(`${address}/graphql`, post(query))).text();
}

/** Sends a query. Returns a function that closes the connection. */
function ask(query: string): () => void {
  const { body, ...options } = post(query);
  const asking = request(`${address}/graphql`, options).on('error', () => {});
  asking.end(body);
  return () => asking.destroy();
}

/** Returns the number of statements that wait for the lock. */
async function waiting(): Promise<number> {
  const { rows } = await watcher.query<{ count: number }>(
    `select count(*)::int from pg_stat_activity
      where datname = current_database() and usename = 'frontdesk_app' and wait_event_type = 'Lock'`,
  );
  return rows[0]?.count ?? 0;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds()));
}
