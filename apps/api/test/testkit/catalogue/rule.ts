import type pg from 'pg';

/** A thing in the catalogue that breaks a rule. */
interface Found {
  readonly object: string;
  readonly detail: string | null;
}

export interface Rule {
  readonly name: string;
  /** Selects `object` and `detail` of what breaks it. */
  readonly sql: string;
  /** What the author of the migration has to do. */
  advice(found: Found): string;
}

export interface Finding extends Found {
  readonly rule: string;
  readonly advice: string;
}

/** Everything that breaks one of the rules, in this connection's view of the catalogue. */
export async function findings(client: pg.Client, rules: readonly Rule[]): Promise<Finding[]> {
  const all: Finding[] = [];
  for (const rule of rules) {
    const { rows } = await client.query<Found>(`with ${OURS}\n${rule.sql}`);
    for (const { object, detail } of rows)
      all.push({ rule: rule.name, object, detail, advice: rule.advice({ object, detail }) });
  }
  return all;
}

/** Every schema but the server's own and the job queue's; a tenant table is one with a workspace_id. */
const OURS = `
  places as (
    select oid, nspname from pg_namespace
     where nspname !~ '^pg_' and nspname not in ('information_schema', 'graphile_worker')),
  things as (select c.*, c.oid::regclass::text as object from pg_class c join places p on p.oid = c.relnamespace),
  tables as (
    select t.*, w.attnum as workspace_attnum, w.attnotnull and w.atttypid = 'uuid'::regtype as has_good_workspace
      from things t left join pg_attribute w on w.attrelid = t.oid and w.attname = 'workspace_id' and not w.attisdropped
     where t.relkind in ('r', 'p', 'f')),
  tenants as (select * from tables where workspace_attnum is not null)`;

/** Tables that belong to a workspace, by name. */
export async function tenantTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ object: string }>(`with ${OURS} select object from tenants order by 1`);
  return rows.map(({ object }) => object);
}

/** `'a', 'b'` for an SQL list that may be empty. */
export const listed = (names: Readonly<Record<string, unknown>>): string =>
  ['', ...Object.keys(names)].map((name) => `'${name.replaceAll("'", "''")}'`).join(', ');
