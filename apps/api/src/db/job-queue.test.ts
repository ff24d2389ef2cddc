import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { createDatabase, type TestDatabase } from '../../test/testkit/database.ts';
import { connect } from './connect.ts';

const [ACME, GLOBEX] = [randomUUID(), randomUUID()];
const REFUSED = { code: '42501' };

let database: TestDatabase;
let app: pg.Client;
let system: pg.Client;
let admin: pg.Client;
beforeAll(async () => {
  database = await createDatabase();
  app = await connect(database.appUrl);
  system = await connect(database.systemUrl);
  admin = await connect(database.adminUrl);
});
beforeEach(async () => {
  await admin.query('delete from graphile_worker._private_jobs');
  await setWorkspace(ACME);
});
afterAll(async () => {
  for (const client of [app, system, admin]) await client.end();
  await database.drop();
});

const setWorkspace = (id: string) => app.query(`select set_config('app.workspace_id', $1, false)`, [id]);

interface Order {
  readonly task?: string;
  readonly payload?: object;
  readonly key?: string | null;
  readonly queue?: string | null;
}

function enqueue(
  client: pg.Client,
  { task = 'sweep_workspace', payload = { workspaceId: ACME }, key = null, queue = null }: Order,
) {
  return client.query('select app.enqueue($1, $2::jsonb, $3, null, $4)', [task, JSON.stringify(payload), key, queue]);
}

async function jobs(): Promise<{ task: string; payload: { workspaceId?: string } }[]> {
  const { rows } = await admin.query(
    `select t.identifier as task, j.payload from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`,
  );
  return rows;
}

describe('the job queue, as the role of requests', () => {
  it.each<[string, Order, Order]>([
    ['a payload of another workspace', {}, { payload: { workspaceId: GLOBEX } }],
    ['a payload without a workspace', {}, { payload: {} }],
    ['a queue of another workspace', { queue: `campaigns ${ACME}` }, { queue: `campaigns ${GLOBEX}` }],
    ['a queue without a workspace', { queue: `campaigns ${ACME}` }, { queue: 'campaigns' }],
    ['a task of the platform', { task: 'send_mail', payload: {} }, { task: 'sweep_retention', payload: {} }],
    [
      'a mail with the workspace of another',
      { task: 'send_mail', payload: {} },
      { task: 'send_mail', payload: { workspaceId: GLOBEX } },
    ],
  ])('refuses %s [S13]', async (_what, accepted, refused) => {
    await enqueue(app, accepted);
    expect(await jobs()).toHaveLength(1);
    await expect(enqueue(app, refused)).rejects.toMatchObject(REFUSED);
    expect(await jobs()).toHaveLength(1);
  });

  it('refuses the job of a tenant while no workspace is set [S13]', async () => {
    await enqueue(app, {});
    await setWorkspace('');
    await expect(enqueue(app, {})).rejects.toMatchObject(REFUSED);
    await enqueue(app, { task: 'deliver_webhooks', payload: {} });
    expect((await jobs()).map(({ task }) => task)).toEqual(['sweep_workspace', 'deliver_webhooks']);
  });

  it('refuses to replace the job of another workspace by its key [S13]', async () => {
    await enqueue(system, { payload: { workspaceId: GLOBEX }, key: 'send 1' });
    await expect(enqueue(app, { key: 'send 1' })).rejects.toMatchObject(REFUSED);
    await enqueue(app, { key: 'send 2' });
    await enqueue(app, { key: 'send 2' });
    expect((await jobs()).map(({ payload }) => payload.workspaceId)).toEqual([GLOBEX, ACME]);
  });

  it('does not move a queue of another workspace [S13]', async () => {
    const lineUp = (queue: string) => app.query('select app.line_up_again($1, now())', [queue]);
    await lineUp(`campaigns ${ACME}`);
    await expect(lineUp(`campaigns ${GLOBEX}`)).rejects.toMatchObject(REFUSED);
    await setWorkspace(GLOBEX);
    await lineUp(`campaigns ${GLOBEX}`);
  });
});

it('claims jobs of every workspace as the system role', async () => {
  for (const workspaceId of [ACME, GLOBEX]) await enqueue(system, { payload: { workspaceId } });
  await enqueue(system, { task: 'sweep_retention', payload: {} });
  expect(await jobs()).toHaveLength(3);
});
