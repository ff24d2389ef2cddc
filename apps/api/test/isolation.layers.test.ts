import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { connect } from '../src/db/connect.ts';
import { as } from './testkit/as.ts';
import { tenantTables } from './testkit/catalogue/rule.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { buildGlobex, type Globex } from './testkit/globex.ts';
import { openScene, type Scene } from './testkit/scene.ts';

const LEADS = '{ leads(first: 50) { totalCount edges { node { id } } } }';

let fd: TestFrontdesk;
let globex: Globex;
let acme: Scene;
let admin: pg.Client;
let tables: string[];

beforeAll(async () => {
  fd = await startFrontdesk();
  globex = await buildGlobex(fd);
  acme = await openScene(fd, 'owner');
  admin = await connect(fd.database.adminUrl);
  tables = await tenantTables(admin);
});
afterAll(async () => {
  await admin.end();
  await fd.close();
});

describe('a workspace and its scope in the database', () => {
  it('are one to one: each row of a tenant table belongs to one existing workspace [AM-03]', async () => {
    const { rows } = await admin.query<{ table: string }>(
      `select attribute.attrelid::regclass::text as "table"
       from pg_attribute attribute
       join pg_constraint reference on reference.conrelid = attribute.attrelid
         and reference.contype = 'f' and reference.convalidated and attribute.attnum = any (reference.conkey)
       where attribute.attname = 'workspace_id' and attribute.attnotnull`,
    );
    const bound = new Set(rows.map(({ table }) => table));
    expect(tables.filter((table) => table !== 'workspaces' && !bound.has(table))).toEqual([]);
  });

  it('are one to one: the scope of a workspace shows this workspace and no other [AM-03]', async () => {
    const ids = [globex.id, acme.workspace.id];
    const seen = [];
    for (const id of ids) seen.push(await idsIn(id));
    expect(seen).toEqual(ids.map((id) => [id]));
  });
});

describe('isolation', () => {
  it('is enforced by the database if a query has no condition at all [AM-08]', async () => {
    const unscoped = 'select workspace_id from leads where workspace_id = $1';
    const app = await connect(fd.database.appUrl);
    await app.query('begin');
    await app.query(`select set_config('app.workspace_id', $1, true)`, [acme.workspace.id]);
    expect((await app.query(unscoped, [globex.id])).rowCount).toBe(0);
    await app.query('rollback');
    await app.end();
    // Precondition: the rows exist.
    expect((await admin.query(unscoped, [globex.id])).rowCount).toBeGreaterThan(0);
  });

  it('is enforced by the application if the database enforces nothing [AM-08]', async () => {
    const member = as(fd, { ...globex.owner, workspace: globex.slug });
    const outsider = as(fd, { ...acme.caller, workspace: globex.slug });
    for (const table of tables) await admin.query(`alter table ${table} disable row level security`);
    // Precondition: the role of the application reads rows of Globex, and a member of Globex gets them.
    const app = await connect(fd.database.appUrl);
    expect((await app.query('select from leads where workspace_id = $1', [globex.id])).rowCount).toBeGreaterThan(0);
    await app.end();
    expect((await member.ok(LEADS)).leads.totalCount).toBeGreaterThan(0);
    for (const operation of [LEADS, 'mutation { pauseAgent { __typename } }']) {
      const refused = await outsider.run(operation);
      expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
      expect(refused.data === null || Object.values(refused.data).every((value) => value === null)).toBe(true);
    }
  });
});

/** Returns the ids of the workspaces that the application's role sees in the scope of a workspace. */
async function idsIn(workspaceId: string): Promise<string[]> {
  const app = await connect(fd.database.appUrl);
  try {
    await app.query('begin');
    await app.query(`select set_config('app.workspace_id', $1, true)`, [workspaceId]);
    const { rows } = await app.query<{ workspace_id: string }>('select workspace_id from workspaces');
    return rows.map((row) => row.workspace_id);
  } finally {
    await app.end();
  }
}
