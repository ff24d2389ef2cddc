import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { createDatabase, type TestDatabase } from '../../test/testkit/database.ts';
import { connect } from './connect.ts';
import { asOwner } from './migrate.ts';
import { readSql } from './prisma-folder.ts';

// These tests apply prisma/sql/protect_workspace_table.sql to two tables of a database without migrations.
const ACME = '018f0000-0000-7000-8000-00000000acce';
const GLOBEX = '018f0000-0000-7000-8000-0000000b0bee';

let database: TestDatabase;
let app: pg.Client;
let system: pg.Client;
let owner: pg.Client;

beforeAll(async () => {
  database = await createDatabase({ migrated: false });
  owner = await connect(asOwner(database.adminUrl));
  await owner.query(await readSql('protect_workspace_table.sql'));
  await owner.query(`
    create table notes (workspace_id uuid not null, id int, body text, channel text, primary key (workspace_id, id));
    create table journal (workspace_id uuid not null, id int, primary key (workspace_id, id));
    insert into notes values ('${ACME}', 1, 'acme', 'voice'), ('${GLOBEX}', 1, 'globex', 'voice');
    select protect_workspace_table('notes');
    select protect_append_only_table('journal');
    select guard_immutable('notes', 'channel');
  `);
  app = await connect(database.appUrl);
  system = await connect(database.systemUrl);
});

afterAll(async () => {
  await Promise.all([app.end(), system.end(), owner.end()]);
  await database.drop();
});

describe('row-level security between workspaces', () => {
  it('returns only the rows of the current workspace', async () => {
    expect(await bodies()).toEqual(['acme']);
    expect(await bodies(GLOBEX)).toEqual(['globex']); // Precondition: the other row exists.
  });

  it('shows no rows when no workspace is set, on a fresh connection and on a used one', async () => {
    const fresh = await connect(database.appUrl);
    expect((await fresh.query('select * from notes')).rows).toEqual([]);
    await fresh.end();
    await bodies();
    expect((await app.query(`select current_setting('app.workspace_id', true) as setting`)).rows).toEqual([
      { setting: '' },
    ]);
    expect((await app.query('select * from notes')).rows).toEqual([]);
  });

  it('shows no rows when the setting is empty', async () => {
    expect(await bodies('')).toEqual([]);
  });

  it('refuses a row for another workspace and a row without a workspace', async () => {
    const insert = `insert into notes values ('${GLOBEX}', 2, 'planted', 'voice')`;
    await expect(inWorkspace(ACME, insert)).rejects.toThrow('violates row-level security policy');
    await expect(app.query(insert)).rejects.toThrow('violates row-level security policy');
    await inWorkspace(GLOBEX, insert); // Precondition: the row itself is valid.
    await inWorkspace(GLOBEX, `delete from notes where id = 2`);
  });

  it('updates and deletes nothing of another workspace', async () => {
    const touch = `update notes set body = 'changed' where workspace_id = '${GLOBEX}'`;
    expect((await inWorkspace(ACME, touch)).rowCount).toBe(0);
    expect((await inWorkspace(ACME, `delete from notes where workspace_id = '${GLOBEX}'`)).rowCount).toBe(0);
    expect(await bodies(GLOBEX)).toEqual(['globex']);
  });

  it('applies to the owner of the tables too', async () => {
    expect((await owner.query('select * from notes')).rows).toEqual([]);
  });

  it('still applies after a permissive policy is added to the table', async () => {
    await owner.query('create policy mistake on notes using (true)');
    expect(await bodies()).toEqual(['acme']);
    await owner.query('drop policy mistake on notes');
  });

  it('lets the system role access only tables that are granted to it by name', async () => {
    await expect(system.query('select * from notes')).rejects.toThrow('permission denied for table notes');
    await owner.query('grant select on notes to frontdesk_system');
    expect((await system.query('select body from notes order by body')).rows).toEqual([
      { body: 'acme' },
      { body: 'globex' },
    ]);
  });

  it('can use the index on the workspace', async () => {
    const { rows } = await inWorkspace(ACME, `set local enable_seqscan = off; explain select * from notes`).then(
      (results) => (results as unknown as pg.QueryResult[])[1] as pg.QueryResult<{ 'QUERY PLAN': string }>,
    );
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index Cond: \(workspace_id = \(NULLIF/);
  });
});

describe('an append-only table', () => {
  it('accepts inserts and reads, and refuses every change', async () => {
    await inWorkspace(ACME, `insert into journal values ('${ACME}', 1)`);
    expect((await inWorkspace(ACME, 'select * from journal')).rowCount).toBe(1);
    await expect(inWorkspace(ACME, 'update journal set id = 2')).rejects.toThrow('permission denied for table journal');
    await expect(inWorkspace(ACME, 'delete from journal')).rejects.toThrow('permission denied for table journal');
  });
});

describe('an immutable column', () => {
  it('refuses a new value from every role', async () => {
    await expect(inWorkspace(ACME, `update notes set channel = 'whatsapp'`)).rejects.toMatchObject({
      message: 'channel of notes never changes',
      code: '23514',
      column: 'channel',
    });
    const admin = await connect(database.adminUrl);
    await expect(admin.query(`update notes set channel = 'whatsapp'`)).rejects.toThrow(
      'channel of notes never changes',
    );
    await admin.end();
  });

  it('leaves the other columns writable', async () => {
    const change = `update notes set body = 'acme', channel = 'voice'`;
    expect((await inWorkspace(ACME, change)).rowCount).toBe(1);
  });
});

async function inWorkspace(workspaceId: string, sql: string): Promise<pg.QueryResult> {
  await app.query('begin');
  try {
    await app.query(`select set_config('app.workspace_id', $1, true)`, [workspaceId]);
    const result = await app.query(sql);
    await app.query('commit');
    return result;
  } catch (error) {
    await app.query('rollback');
    throw error;
  }
}

const bodies = async (workspaceId = ACME) =>
  (await inWorkspace(workspaceId, 'select body from notes')).rows.map(({ body }: { body: string }) => body);
