import type pg from 'pg';

/** A database object that breaks a rule. */
interface Found {
  readonly object: string;
  readonly detail: string | null;
}

export interface Rule {
  readonly name: string;
  /** SQL that selects `object` and `detail` for each violation. */
  readonly sql: string;
  /** Returns what the author of a migration must do about a violation. */
  advice(found: Found): string;
}

export interface Finding extends Found {
  readonly rule: string;
  readonly advice: string;
}

/** Returns every violation of the rules, as this connection sees the system catalogs. */
export async function findings(client: pg.Client, rules: readonly Rule[]): Promise<Finding[]> {
  const all: Finding[] = [];
  for (const rule of rules) {
    const { rows } = await client.query<Found>(`with ${OURS}\n${rule.sql}`);
    for (const { object, detail } of rows)
      all.push({ rule: rule.name, object, detail, advice: rule.advice({ object, detail }) });
  }
  return all;
}

/**
 * Common table expressions for the rules. They include every schema except those of PostgreSQL and of the job queue. A
 * tenant table is a table with a column workspace_id.
 */
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

/** Returns the names of the tenant tables. */
export async function tenantTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ object: string }>(`with ${OURS} select object from tenants order by 1`);
  return rows.map(({ object }) => object);
}

/**
 * Returns the names as an SQL list such as `'a', 'b'`. The list starts with an empty string, because SQL allows no
 * empty list.
 */
export const listed = (names: Readonly<Record<string, unknown>>): string =>
  ['', ...Object.keys(names)].map((name) => `'${name.replaceAll("'", "''")}'`).join(', ');
