import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '@frontdesk/tooling/free-port.mjs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { until } from '../test/testkit/until.ts';
import { connect } from './db/connect.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './db/embedded-postgres.ts';
import { SILENT, temporaryFolder } from './db/scratch-database.ts';
import { parseEnv } from './env.ts';
import { migrateOnly } from './ready-database.ts';
import { type Frontdesk, startFrontdesk } from './start.ts';

let folder: string;
/** A new server without Frontdesk's roles and tables, as for the first start of a deployment. */
let server: EmbeddedPostgres;
const running: Frontdesk[] = [];

beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startEmbeddedPostgres({ dataDir: join(folder, 'server'), log: SILENT, throwAway: true });
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((frontdesk) => frontdesk.stop()));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Starts Frontdesk on this server, like `npm start` does. */
async function start(settings: Record<string, string> = {}) {
  const port = await freePort();
  const env = { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: join(folder, 'data'), DATABASE_URL: server.url };
  const frontdesk = await startFrontdesk(parseEnv({ ...env, ...settings }), pino({ level: 'silent' }));
  running.push(frontdesk);
  const ask = async (path: string, body?: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const post = body ? { method: 'POST', headers, body: JSON.stringify(body) } : {};
    return fetch(`http://127.0.0.1:${port}${path}`, post);
  };
  return { ask, greeting: frontdesk.greeting };
}

function inDatabase(name: string): string {
  const url = new URL(server.url);
  url.pathname = name;
  return url.href;
}

/** Returns settings with the URLs of both roles for a new database. An operator has set the passwords. */
async function rolesOf(name: string) {
  await (await start()).ask('/readyz');
  await rows(`create database ${name}`);
  const [APP_DATABASE_URL, SYSTEM_DATABASE_URL] = ['frontdesk_app', 'frontdesk_system'].map((role) => {
    const url = new URL(inDatabase(name));
    [url.username, url.password] = [role, 'set by an operator'];
    return url.href;
  }) as [string, string];
  for (const role of ['frontdesk_app', 'frontdesk_system'])
    await rows(`alter role ${role} password 'set by an operator'`);
  return { APP_DATABASE_URL, SYSTEM_DATABASE_URL };
}

async function rows<T extends object>(sql: string, database?: string): Promise<T[]> {
  const admin = await connect(database ? inDatabase(database) : server.url);
  try {
    return (await admin.query<T>(sql)).rows;
  } finally {
    await admin.end();
  }
}

/** Emails in the queue. The demo data leaves jobs of other kinds. */
const jobs = () =>
  rows(`select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'send_mail'`);
const FORGOT = {
  query: 'mutation ($email: String!) { requestPasswordReset(email: $email) { __typename } }',
  variables: { email: 'ada@acme.test' },
};

describe('the start', () => {
  it('of three concurrent processes with an empty server succeeds, and seeds once', async () => {
    const all = await Promise.all([start(), start(), start()]);
    for (const { ask, greeting } of all) {
      expect((await ask('/readyz')).status).toBe(200);
      expect(greeting).toContain('ada@acme.test');
    }
    expect(await rows('select slug from workspaces order by 1')).toEqual([{ slug: 'acme' }, { slug: 'globex' }]);
  });

  it('of an API process leaves jobs to a worker, which serves only health checks', async () => {
    const api = await start({ PROCESS: 'api' });
    expect((await api.ask('/graphql', FORGOT)).status).toBe(200);
    expect(await jobs()).toHaveLength(1);

    const worker = await start({ PROCESS: 'worker' });
    await until('no email in the queue', async () => (await jobs()).length === 0);
    expect((await worker.ask('/readyz')).status).toBe(200);
    for (const path of ['/graphql', '/', '/mailbox']) expect((await worker.ask(path)).status).toBe(404);
  });

  it('is refused on a database with a migration that this version does not know, before anything is changed [operations 5]', async () => {
    const name = '20991231000000_of_the_next_version';
    const stored = `create or replace function app.line_up_again(queue text, moment timestamptz) returns void language sql as 'select'`;
    await (await start()).ask('/readyz');
    await rows(`insert into _prisma_migrations (id, checksum, migration_name, finished_at)
      values ('next', 'of it', '${name}', now())`);
    await rows(stored);
    await expect(start()).rejects.toThrow(
      `The database is newer than this version of Frontdesk, which does not know its migration ${name}. `,
    );
    expect(await rows(`select prosrc from pg_proc where proname = 'line_up_again'`)).toEqual([{ prosrc: 'select' }]);
    await rows(`delete from _prisma_migrations where migration_name = '${name}'`);
    expect((await (await start()).ask('/readyz')).status).toBe(200);
    expect(await rows(`select prosrc from pg_proc where proname = 'line_up_again'`)).not.toEqual([
      { prosrc: 'select' },
    ]);
  });

  it('of an API with the URLs of both roles alone requires a migrated database [operations 11]', async () => {
    const roles = await rolesOf('split');
    const settings = { DATABASE_URL: '', ...roles, PROCESS: 'api', SEED: 'none' };
    await expect(start(settings)).rejects.toThrow(/^The database is not migrated for this version .* PROCESS=migrate/);
    await migrateOnly(parseEnv({ ...roles, DATABASE_URL: inDatabase('split') }), pino({ level: 'silent' }));
    expect((await (await start(settings)).ask('/readyz')).status).toBe(200);
    await rows(
      `delete from _prisma_migrations where migration_name = (select max(migration_name) from _prisma_migrations)`,
      'split',
    );
    await expect(start(settings)).rejects.toThrow(/^The database is not migrated for this version /);
  });

  it.each([
    ['Redis', { REDIS_URL: 'redis://127.0.0.1:9' }, 'Redis at 127.0.0.1:9 (REDIS_URL) cannot be used'],
    [
      'a pooler',
      { DATABASE_POOLER_URL: 'postgres://127.0.0.1:9' },
      'No server responds at 127.0.0.1:9 (DATABASE_POOLER_URL)',
    ],
  ])('is refused in one sentence when %s does not answer', async (_what, settings, sentence) => {
    await expect(start(settings)).rejects.toThrow(sentence);
  });
});
