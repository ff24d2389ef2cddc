import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createDatabase, type TestDatabase } from '../../test/testkit/database.ts';
import { connect } from './connect.ts';
import { migrate, status } from './migrate.ts';
import { prismaFolder } from './prisma-folder.ts';
import { renderSchemaSql } from './schema-sql.ts';
import { SILENT, temporaryFolder, withScratchDatabase } from './scratch-database.ts';
import { writeMigration } from './write-migration.ts';

const BASE = 'datasource db {\n  provider = "postgresql"\n}\n';
const NOTE = `model Note {
  workspaceId String @map("workspace_id") @db.Uuid
  id          String @db.Uuid
  @@id([workspaceId, id])
  @@map("notes")
}
`;

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'schema'));
  await mkdir(join(folder, 'migrations'));
  await writeFile(join(folder, 'schema', 'base.prisma'), BASE);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('writing a migration', () => {
  it('adds row-level security to every new table, and reports if there is nothing to write', async () => {
    await writeModel('notes', NOTE);
    await writeModel('plans', 'model Plan {\n  id Int @id\n  @@map("plans")\n}\n');
    const now = new Date('2026-11-21T10:20:30Z');
    const file = await writeMigration({ name: 'The first step!', now, folder });
    expect(file).toBe(join(folder, 'migrations', '20261121102030_the_first_step', 'migration.sql'));

    const sql = await readFile(file ?? '', 'utf8');
    expect(sql).toContain('create function protect_workspace_table');
    expect(sql.match(/^select protect.*$/gm)).toEqual([`select protect_workspace_table('notes');`]);
    expect(await writeMigration({ name: 'nothing', now, folder })).toBeNull();
  });

  it('names the folder after the newest migration if the clock is behind it', async () => {
    await writeStep('20261121102031_one', 'create table one();');
    await writeModel('notes', NOTE);
    const file = await writeMigration({ name: 'notes', now: new Date('2026-11-21T10:20:30Z'), folder });
    expect(file).toBe(join(folder, 'migrations', '20261121102032_notes', 'migration.sql'));
  });
});

describe('migrating', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase({ migrated: false });
  });
  afterEach(() => database.drop());

  it('applies pending migrations once if many processes start at the same time', async () => {
    await writeStep('1_one', 'create table one(); create table counted(); ');
    await Promise.all([run(), run(), run()]);
    expect(await rows('select migration_name as name from _prisma_migrations')).toEqual([{ name: '1_one' }]);
  });

  it('rolls back a migration that fails, reports why, and applies it once it is fixed', async () => {
    await writeStep('1_one', 'create table one();');
    await writeStep('2_two', 'create table half(); select * from nowhere;');
    await expect(run()).rejects.toMatchObject({
      name: 'StartupError',
      message: 'The migration 2_two failed and was undone: relation "nowhere" does not exist.',
    });
    expect(await rows(`select to_regclass('one')::text as one, to_regclass('half') as half`)).toEqual([
      { one: 'one', half: null },
    ]);
    expect(await statusNow()).toMatchObject({ failed: ['2_two'] });

    await writeStep('2_two', 'create table whole();');
    await run();
    expect(await statusNow()).toMatchObject({ failed: [], pending: [], unknown: [] });
  });

  it('waits for a transaction that locks a table, and migrates it afterwards [operations 11]', async () => {
    await writeStep('1_one', 'create table one();');
    await run();
    await writeStep('2_two', 'alter table one add column two int;');
    const holder = await connect(database.adminUrl);
    const output: string[] = [];
    try {
      await holder.query('begin; lock table one in access share mode');
      const warn = (message: string) => {
        output.push(message);
        void holder.query('commit');
      };
      await migrate({ adminUrl: database.adminUrl, log: { ...SILENT, warn }, folder });
    } finally {
      await holder.end();
    }
    expect(output).toEqual(['A migration could not lock a table and is retried.']);
    expect(await rows('select two from one')).toEqual([]);
    expect(await statusNow()).toMatchObject({ failed: [], pending: [] });
  });

  it('reports pending and edited migrations, and differences from the models', async () => {
    await writeStep('1_one', 'create table plans (id int primary key);');
    await run();
    await writeStep('1_one', 'create table plans (id bigint primary key);');
    await writeStep('2_two', 'select 1;');
    expect(await statusNow()).toMatchObject({
      pending: ['2_two'],
      edited: ['1_one'],
      drift: '-- DropTable\nDROP TABLE "plans";',
    });
  });

  it('makes the owner role own everything', async () => {
    await writeStep('1_one', 'create table one();');
    await run();
    expect(await rows(`select tableowner as owner from pg_tables where tablename = 'one'`)).toEqual([
      { owner: 'frontdesk_owner' },
    ]);
  });

  const run = () => migrate({ adminUrl: database.adminUrl, log: SILENT, folder });
  const statusNow = () => status({ adminUrl: database.adminUrl, folder });
  const rows = async (sql: string) => {
    const client = await connect(database.adminUrl);
    try {
      return (await client.query<object>(sql)).rows;
    } finally {
      await client.end();
    }
  };
});

describe('prisma/schema.sql', () => {
  it('matches what the migrations create', async () => {
    const committed = await readFile(join(prismaFolder, 'schema.sql'), 'utf8');
    const database = await createDatabase();
    const live = await renderSchemaSql(database.adminUrl);
    await database.drop();
    if (live !== committed)
      throw new Error('prisma/schema.sql is stale: run `pnpm db:schema`, read the difference and commit it.');
  });

  it('contains policies, forced row-level security, triggers and grants', async () => {
    await writeModel('notes', NOTE);
    await writeMigration({ name: 'notes', now: new Date(), folder });
    const sql = await withScratchDatabase(folder, renderSchemaSql);
    for (const line of [
      'alter table public.notes force row level security;',
      'create policy system_rows on public.notes as permissive for all to frontdesk_system using (true) with check (true);',
      'create policy workspace_wall on public.notes as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));',
      'grant delete, insert, select, update on table public.notes to frontdesk_app;',
      'constraint notes_pkey PRIMARY KEY (workspace_id, id)',
    ])
      expect(sql).toContain(line);
  });
});

const writeModel = (name: string, text: string) => writeFile(join(folder, 'schema', `${name}.prisma`), text);

async function writeStep(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, 'migrations', name), { recursive: true });
  await writeFile(join(folder, 'migrations', name, 'migration.sql'), sql);
}
