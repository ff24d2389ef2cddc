import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { connect } from '../src/db/connect.ts';
import { migrate, status } from '../src/db/migrate.ts';
import { prismaFolder } from '../src/db/prisma-folder.ts';
import { SILENT, temporaryFolder } from '../src/db/scratch-database.ts';
import { createDatabase, type TestDatabase } from './testkit/database.ts';

/** Rows of earlier versions, one file per version, named after its newest migration. */
const UPGRADES = join(import.meta.dirname, 'upgrades');
const versions = (await readdir(UPGRADES)).map((file) => file.replace('.ndjson', ''));

/** Tables that were renamed later, by their earlier names. */
const RENAMED: Readonly<Record<string, string>> = {
  agent_turns: 'agent_runs',
  denied_attempts: 'access_denials',
  message_sends: 'message_dispatches',
  root_key_sentinels: 'root_key_checks',
  service_identities: 'service_accounts',
  session_clocks: 'session_idle_timeouts',
  step_backs: 'agent_handoffs',
};

let database: TestDatabase;
let folder: string;
let client: pg.Client;
beforeEach(async () => {
  database = await createDatabase({ migrated: false });
  folder = await temporaryFolder();
  client = await connect(database.adminUrl);
});
afterEach(async () => {
  await client.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('the migrations', () => {
  it.each(versions)('keep the rows of every table of a database at %s', async (version) => {
    await migrateTo(version);
    const before = await insertRows(version);
    expect(await emptyTables()).toEqual([]); // Precondition: a migration meets rows in every table.

    await migrate({ adminUrl: database.adminUrl, log: SILENT });
    expect(await status({ adminUrl: database.adminUrl })).toMatchObject({ failed: [], pending: [], drift: '' });
    // A migration can add rows, such as an agent for each workspace without one.
    const lost: string[] = [];
    for (const [table, count] of Object.entries(before))
      if ((await countRows(RENAMED[table] ?? table)) < count) lost.push(table);
    expect(lost).toEqual([]);
    expect(await brokenReferences()).toEqual([]);
  });
});

/** Applies the migrations of the repository up to this one. */
async function migrateTo(version: string): Promise<void> {
  const entries = await readdir(join(prismaFolder, 'migrations'), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(names).toContain(version); // Precondition: the migration exists under this name.
  await mkdir(join(folder, 'migrations'));
  for (const name of names.filter((one) => one <= version))
    await cp(join(prismaFolder, 'migrations', name), join(folder, 'migrations', name), { recursive: true });
  await migrate({ adminUrl: database.adminUrl, log: SILENT, folder });
}

/** Inserts the recorded rows without running triggers and returns their number per table. */
async function insertRows(version: string): Promise<Record<string, number>> {
  const lines = (await readFile(join(UPGRADES, `${version}.ndjson`), 'utf8')).trim().split('\n');
  const rowsOf: Record<string, object[]> = {};
  for (const { table, row } of lines.map((line) => JSON.parse(line) as { table: string; row: object })) {
    rowsOf[table] ??= [];
    rowsOf[table].push(row);
  }
  await client.query('set session_replication_role = replica');
  for (const [table, rows] of Object.entries(rowsOf)) {
    const columns = await storedColumns(table);
    await client.query(
      `insert into ${table} (${columns}) overriding system value
       select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows)],
    );
  }
  await client.query('reset session_replication_role');
  return Object.fromEntries(Object.entries(rowsOf).map(([table, rows]) => [table, rows.length]));
}

/** Returns the names of the columns that are not generated, for a list in SQL. */
async function storedColumns(table: string): Promise<string> {
  const { rows } = await client.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  return rows[0]?.columns ?? '';
}

const TABLES = `select c.relname as name from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations' order by 1`;

async function emptyTables(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(TABLES);
  const empty: string[] = [];
  for (const { name } of rows) if ((await countRows(name)) === 0) empty.push(name);
  return empty;
}

async function countRows(table: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return rows[0]?.count ?? 0;
}

/** Returns the foreign keys that a row violates. They are checked again, because the rows were inserted unchecked. */
async function brokenReferences(): Promise<string[]> {
  const { rows } = await client.query<{ name: string; table: string; definition: string }>(
    `select conname as name, conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  expect(rows.length).toBeGreaterThan(0); // Precondition: there are foreign keys.
  const broken: string[] = [];
  for (const { name, table, definition } of rows) {
    await client.query(`alter table ${table} drop constraint ${name}`);
    const added = client.query(`alter table ${table} add constraint ${name} ${definition}`);
    await added.catch((error: Error) => broken.push(error.message));
  }
  return broken;
}
