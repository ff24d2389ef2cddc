import type pg from 'pg';
import { adminConnection } from './admin-connection.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** Runs SQL as the administrator, without row-level security. Only for preparing and checking test data. */
export async function rows<T extends pg.QueryResultRow>(
  fd: TestFrontdesk,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  return (await (await adminConnection(fd.database.adminUrl)).query<T>(sql, values)).rows;
}

/**
 * Returns the number of the workspace's rows in each table. The table names come from the catalog, so none is missed.
 */
export async function rowsOf(fd: TestFrontdesk, workspaceId: string): Promise<Record<string, number>> {
  const tables = await rows<{ name: string }>(
    fd,
    `select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and c.column_name = 'workspace_id' and t.table_type = 'BASE TABLE' order by 1`,
  );
  const counts = await rows<{ name: string; count: number }>(
    fd,
    tables
      .map(({ name }) => `select '${name}' as name, count(*)::int as count from ${name} where workspace_id = $1`)
      .join(' union all '),
    [workspaceId],
  );
  return Object.fromEntries(counts.map(({ name, count }) => [name, count]));
}

/** Returns the whole database as text, including the job queue, so that a test can check that a value is not stored. */
export async function dump(fd: TestFrontdesk): Promise<string> {
  const tables = await rows<{ name: string }>(
    fd,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts = await Promise.all(
    tables.map(({ name }) => rows<{ row: string }>(fd, `select t::text as row from ${name} t`)),
  );
  return texts
    .flat()
    .map(({ row }) => row)
    .join('\n');
}
