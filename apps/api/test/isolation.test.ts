import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { connect } from '../src/db/connect.ts';
import { as } from './testkit/as.ts';
import { tenantTables } from './testkit/catalogue/rule.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { buildGlobex, CANARY, type Globex, rowsOfWorkspace } from './testkit/globex.ts';
import { openScene, type Scene } from './testkit/scene.ts';

// Covers requirements AM-09, AM-10 and CB-10: tests row-level security with direct SQL as the application role.

/** Tables of the audit chain. A trigger inserts their rows, and requests only read them. */
const WRITTEN_BY_THE_DATABASE = ['audit_heads', 'audit_links'];
/** Tables whose rows the application role cannot change or delete. */
const APPEND_ONLY = [
  'audit_events',
  'invoice_lines',
  'credit_note_lines',
  'credit_uses',
  'source_mappings',
  'entity_links',
  'erasures',
  'tombstones',
  'audit_anchors',
  'environment_conversions',
  'agent_versions',
  'lead_form_versions',
  'surface_versions',
  'context_graph_versions',
  'safety_triggers',
  'escalation_notifications',
  'provider_log_entries',
  'usage_events',
  ...WRITTEN_BY_THE_DATABASE,
];
/** Tables whose rows the application role can delete, but whose column workspace_id it cannot update. */
const NEVER_REWRITTEN = ['world_events'];
/** Tables whose rows the application role can update, but not delete. */
const NEVER_DELETED = ['invoices', 'credit_notes', 'billed_usage'];
/** Tables whose trigger refuses the row of the test in its own workspace, before the unique key does. */
const REFUSED_BY_A_TRIGGER = ['invoice_lines'];

let fd: TestFrontdesk;
let globex: Globex;
let acme: Scene;
let app: pg.Client;
let admin: pg.Client;
let tables: string[];

beforeAll(async () => {
  fd = await startFrontdesk();
  globex = await buildGlobex(fd);
  acme = await openScene(fd, 'owner');
  app = await connect(fd.database.appUrl);
  admin = await connect(fd.database.adminUrl);
  tables = await tenantTables(admin);
});
afterAll(async () => {
  await app.end();
  await admin.end();
  await fd.close();
});

describe('raw SQL as the application’s role [AM-12]', () => {
  it('has rows to hide in every tenant table', async () => {
    const empty: string[] = [];
    for (const table of tables) {
      const { rowCount } = await admin.query(`select from ${table} where workspace_id = $1`, [globex.id]);
      if (rowCount === 0) empty.push(table);
    }
    if (empty.length > 0)
      throw new Error(`Give Globex a row in ${empty.join(', ')}: buildGlobex in testkit/globex.ts.`);
    expect(tables.length).toBeGreaterThanOrEqual(8);
  });

  it('covers phone numbers, services and context graphs like every other table [AM-06]', () => {
    expect(tables).toEqual(expect.arrayContaining(['phone_configs', 'services', 'context_graph_versions']));
  });

  it('sees no rows on a connection without a workspace [AM-10]', async () => {
    const fresh = await connect(fd.database.appUrl);
    expect(await visible((sql) => fresh.query(sql))).toEqual(none());
    await fresh.end();
  });

  it('sees no rows after a transaction with one [AM-10]', async () => {
    // Precondition: with the setting, rows are visible.
    expect(await visible((sql) => inWorkspace(globex.id, sql))).not.toEqual(none());
    expect((await app.query(`select current_setting('app.workspace_id', true) as setting`)).rows).toEqual([
      { setting: '' },
    ]);
    expect(await visible((sql) => app.query(sql))).toEqual(none());
  });

  it.each(['contacts', 'leads', 'entities'])(
    'finds by the search function in the current workspace, and in none: %s [AM-10]',
    async (kind) => {
      const search = `select found from app.found('${kind}', array['%${CANARY}%', '%zyz%']) found`;
      const { rows } = await inWorkspace(globex.id, search);
      expect(rows.length).toBeGreaterThan(0); // Precondition: there are rows.
      expect((await inWorkspace(acme.workspace.id, search)).rows).toEqual([]);
      expect((await app.query(search)).rows).toEqual([]);
    },
  );

  it.each([
    ['an empty name', () => ''],
    ['a workspace that never was', () => randomUUID()],
    ['another workspace', () => acme.workspace.id],
  ])('sees nothing of Globex with %s [AM-09] [AM-10]', async (_what, workspace) => {
    expect(await visible((sql) => inWorkspace(workspace(), sql), globex.id)).toEqual(none());
    // Precondition: Globex sees its rows.
    expect(await visible((sql) => inWorkspace(globex.id, sql), globex.id)).toEqual(all());
  });

  it('sees nothing with a name that is not a workspace [AM-10]', async () => {
    for (const table of tables) {
      await expect(inWorkspace(`${CANARY}' or true --`, `select from ${table}`)).rejects.toMatchObject({
        code: '22P02',
      });
    }
  });

  it('sees only its own rows, although the query has no filter [CB-10]', async () => {
    for (const table of tables) {
      const { rows } = await inWorkspace<{ workspace_id: string }>(
        acme.workspace.id,
        `select distinct workspace_id from ${table}`,
      );
      expect(rows.filter(({ workspace_id }) => workspace_id !== acme.workspace.id)).toEqual([]);
    }
  });

  it('cannot add a row to Globex [AM-02]', async () => {
    for (const table of tables) {
      const insert = `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`;
      const { rows } = await admin.query<{ row: object }>(
        `select to_jsonb(t) as row from ${table} t where workspace_id = $1 limit 1`,
        [globex.id],
      );
      for (const workspace of [acme.workspace.id, '', null]) {
        expect({ table, ...(await codeOf(workspace, insert, [rows[0]?.row])) }).toEqual({
          table,
          code: '42501',
          message: expect.stringContaining(
            WRITTEN_BY_THE_DATABASE.includes(table) ? 'permission denied' : 'row-level security',
          ),
        });
      }
      if (WRITTEN_BY_THE_DATABASE.includes(table)) continue;
      // Precondition: row-level security refused the row. In Globex, the same insert reaches the unique key.
      expect({ table, ...(await codeOf(globex.id, insert, [rows[0]?.row])) }).toMatchObject(
        REFUSED_BY_A_TRIGGER.includes(table)
          ? { table, code: '42501', message: expect.not.stringContaining('row-level security') }
          : { table, code: '23505' },
      );
    }
  });

  it('cannot change, move or remove a row of Globex [AM-02]', async () => {
    const before = await rowsOfWorkspace(fd, globex);
    for (const table of tables) {
      const touch = `update ${table} set workspace_id = workspace_id where workspace_id = '${globex.id}'`;
      const remove = `delete from ${table} where workspace_id = '${globex.id}'`;
      for (const sql of [touch, remove]) {
        const touched = await attempt(acme.workspace.id, sql);
        // Append-only tables refuse every change. In other tables, no row matches.
        const kept = sql === touch ? NEVER_REWRITTEN : NEVER_DELETED;
        const refuses = APPEND_ONLY.includes(table) || kept.includes(table);
        expect({ table, touched }).toEqual({ table, touched: refuses ? '42501' : 0 });
      }
    }
    expect(await rowsOfWorkspace(fd, globex)).toEqual(before);
  });

  it('cannot move a row of its own into Globex [AM-02]', async () => {
    for (const table of tables.filter((name) => !APPEND_ONLY.includes(name))) {
      const move = `update ${table} set workspace_id = '${acme.workspace.id}'`;
      expect({ table, moved: await attempt(globex.id, move) }).toEqual({ table, moved: '42501' });
    }
  });

  it('sees only its own members, and no password [T10]', async () => {
    const people = 'select name from users';
    expect((await app.query(people)).rows).toEqual([]);
    const { rows } = await inWorkspace<{ name: string }>(acme.workspace.id, people);
    expect(rows.map(({ name }) => name)).toContain(acme.founder.name);
    expect(JSON.stringify(rows)).not.toContain(CANARY);
    // Precondition: the user exists.
    expect((await admin.query(people)).rows).toContainEqual({ name: globex.owner.name });
    await expect(inWorkspace(acme.workspace.id, 'select password_hash from users')).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('cannot create objects, or read shared tables [T12]', async () => {
    const forbidden = [
      'create table mine (id int)',
      'create temporary table mine (id int)',
      'create function mine() returns int language sql return 1',
      'truncate leads',
      'select * from sessions',
      'select * from rate_limits',
      'select * from graphile_worker._private_jobs',
      'select rolpassword from pg_authid',
      `copy leads to program 'cat'`,
      'set role frontdesk_owner',
      'set role frontdesk_system',
    ];
    for (const sql of forbidden)
      expect({ sql, ...(await codeOf(acme.workspace.id, sql)) }).toMatchObject({ sql, code: '42501' });
  });
});

describe('a connection that the product has used', () => {
  it('returns to the pool without a workspace [T11]', async () => {
    const used = new Set<pg.Client>();
    const driver = pg.Client.prototype as unknown as { query: (this: pg.Client, ...args: unknown[]) => unknown };
    const { query } = driver;
    driver.query = function countingQuery(...args) {
      const { text = args[0] } = args[0] as { text?: unknown };
      if (String(text).includes('app.workspace_id')) used.add(this);
      return query.apply(this, args);
    };
    try {
      await as(fd, acme.caller).ok('{ leads(first: 1) { totalCount } }');
      await as(fd, acme.caller).ok('mutation { pauseAgent { __typename } }');
    } finally {
      driver.query = query;
    }
    expect(used.size).toBeGreaterThan(0); // Precondition: connections were used.
    for (const client of used) {
      const { rows } = await client.query(
        `select current_setting('app.workspace_id', true) as setting, current_user as role`,
      );
      expect(rows).toEqual([{ setting: '', role: 'frontdesk_app' }]);
      expect((await client.query('select from members')).rowCount).toBe(0);
    }
  });
});

/** Returns, for each tenant table, whether a row is visible. `of` restricts the check to one workspace. */
async function visible(query: (sql: string) => Promise<pg.QueryResult>, of?: string): Promise<Record<string, boolean>> {
  const seen: Record<string, boolean> = {};
  for (const table of tables) {
    const { rowCount } = await query(`select from ${table} ${of ? `where workspace_id = '${of}'` : ''}`);
    seen[table] = (rowCount ?? 0) > 0;
  }
  return seen;
}

const none = () => Object.fromEntries(tables.map((table) => [table, false]));
const all = () => Object.fromEntries(tables.map((table) => [table, true]));

/** Runs the statement in a transaction that is always rolled back, so that the tests change nothing. */
async function inWorkspace<T extends pg.QueryResultRow>(
  workspaceId: string | null,
  sql: string,
  values?: unknown[],
): Promise<pg.QueryResult<T>> {
  await app.query('begin');
  try {
    if (workspaceId !== null) await app.query(`select set_config('app.workspace_id', $1, true)`, [workspaceId]);
    return await app.query<T>(sql, values);
  } finally {
    await app.query('rollback');
  }
}

async function codeOf(
  workspaceId: string | null,
  sql: string,
  values?: unknown[],
): Promise<{ code?: string; message?: string }> {
  try {
    await inWorkspace(workspaceId, sql, values);
    return {};
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, message };
  }
}

/** Returns the number of affected rows, or the error code. */
async function attempt(workspaceId: string, sql: string): Promise<number | string | null> {
  try {
    return (await inWorkspace(workspaceId, sql)).rowCount;
  } catch (error) {
    return (error as { code: string }).code;
  }
}
