import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { connect } from '../src/db/connect.ts';
import {
  APP_GRANTS,
  DEFINERS,
  GLOBAL_TABLES,
  GLOBAL_UNIQUES,
  INDEXES_ACROSS_WORKSPACES,
  KEYS_TO_GLOBAL_TABLES,
  ON_EVERY_SERVER,
  SYSTEM_GRANTS,
} from './testkit/catalogue/exceptions.ts';
import { FAULTS, RIGHT } from './testkit/catalogue/faults.ts';
import { POWER_RULES } from './testkit/catalogue/power-rules.ts';
import { type Finding, findings, tenantTables } from './testkit/catalogue/rule.ts';
import { TABLE_RULES } from './testkit/catalogue/table-rules.ts';
import { createDatabase, type TestDatabase } from './testkit/database.ts';

/** Rules for every table, index, key, view, function, grant and role of the database (requirements AM-08, CB-10). */
const RULES = [...TABLE_RULES, ...POWER_RULES];

let database: TestDatabase;
let admin: pg.Client;

beforeAll(async () => {
  database = await createDatabase();
  admin = await connect(database.adminUrl);
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

describe('the catalog of the database [CB-01]', () => {
  it.each(RULES.map(({ name }) => name))('%s', async (name) => {
    const broken = await findings(
      admin,
      RULES.filter((rule) => rule.name === name),
    );
    if (broken.length > 0) throw new Error(broken.map(({ advice }) => advice).join('\n'));
  });

  it('has tenant tables to check', async () => {
    expect(await tenantTables(admin)).toEqual(
      expect.arrayContaining(['workspaces', 'members', 'leads', 'audit_events']),
    );
  });

  it('has no exception for a missing object', async () => {
    const named = {
      ...GLOBAL_TABLES,
      ...GLOBAL_UNIQUES,
      ...INDEXES_ACROSS_WORKSPACES,
      ...ON_EVERY_SERVER,
      ...APP_GRANTS,
      ...SYSTEM_GRANTS,
    };
    const { rows } = await admin.query<{ name: string }>(
      `select relname::text as name from pg_class where relnamespace = 'public'::regnamespace
       union all select conname::text from pg_constraint where contype = 'f'
       union all select oid::regprocedure::text from pg_proc where prosecdef`,
    );
    const there = new Set(rows.map(({ name }) => name));
    const gone = Object.keys({ ...named, ...KEYS_TO_GLOBAL_TABLES, ...DEFINERS }).filter((name) => !there.has(name));
    if (gone.length > 0)
      throw new Error(`Remove ${gone.join(', ')} from exceptions.ts, because the object does not exist.`);
  });
});

describe('the rules of the check', () => {
  const faults = Object.entries(FAULTS).flatMap(([rule, list]) => list.map((refusal) => [rule, ...refusal] as const));

  it.each(faults)('the rule "%s" finds %s', async (rule, _mistake, names, sql) => {
    const seen = (await afterwards(sql)).filter((finding) => finding.rule === rule);
    expect(seen.map(({ advice }) => advice).join('\n')).toContain(names);
  });

  it.each(Object.entries(RIGHT))('let %s pass', async (_what, sql) => {
    expect(await afterwards(sql)).toEqual([]);
  });

  it('are each tested with a deliberate mistake', () => {
    const unproven = RULES.filter(({ name }) => !FAULTS[name]?.length);
    if (unproven.length > 0)
      throw new Error(`Plant a mistake in faults.ts for: ${unproven.map(({ name }) => name).join('; ')}.`);
  });
});

/** Returns the findings after the given change, which is then rolled back. */
async function afterwards(sql: string): Promise<Finding[]> {
  await admin.query('begin');
  try {
    await admin.query(sql);
    await admin.query('reset role');
    return await findings(admin, RULES);
  } finally {
    await admin.query('rollback');
  }
}
