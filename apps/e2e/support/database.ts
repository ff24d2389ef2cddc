import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Product } from './product.ts';

interface Rows {
  /** Number of rows that the application role sees when no workspace is set. */
  readonly visible: number;
  /** Number of all rows, counted as the administrator. */
  readonly existing: number;
}

const TENANT_TABLES = `select c.relname as name from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`;

/**
 * Returns two row counts of every tenant table in the product's database. With `workspaceId`, `existing` counts only
 * the rows of the workspace.
 */
export async function tenantRows({ dataDir }: Product, workspaceId?: string): Promise<Record<string, Rows>> {
  const admin = new pg.Client({ connectionString: await adminUrl(dataDir) });
  await admin.connect();
  try {
    const { rows } = await admin.query<{ name: string }>(TENANT_TABLES);
    const counts: Record<string, Rows> = {};
    for (const { name } of rows) {
      await admin.query('begin; set local role frontdesk_app');
      const visible = await count(admin, `select count(*) from ${name}`);
      await admin.query('rollback');
      const only = workspaceId ? ` where workspace_id = '${workspaceId}'` : '';
      counts[name] = { visible, existing: await count(admin, `select count(*) from ${name}${only}`) };
    }
    return counts;
  } finally {
    await admin.end();
  }
}

/**
 * Runs SQL as the administrator. Tests use it for changes that would take too long and for data that the API does not
 * show.
 */
export async function inDatabase({ dataDir }: Product, sql: string): Promise<Record<string, unknown>[]> {
  const admin = new pg.Client({ connectionString: await adminUrl(dataDir) });
  await admin.connect();
  try {
    return (await admin.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await admin.end();
  }
}

/** Moves the last activity and the start of all sessions two days into the past. */
export async function simulateIdleDays({ dataDir }: Product): Promise<void> {
  const admin = new pg.Client({ connectionString: await adminUrl(dataDir) });
  await admin.connect();
  try {
    await admin.query(`update session_idle_timeouts set active_at = active_at - interval '2 days'`);
    await admin.query(`update sessions set created_at = created_at - interval '2 days'`);
  } finally {
    await admin.end();
  }
}

async function count(client: pg.Client, sql: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(sql);
  return Number(rows[0]?.count);
}

/** Returns the administrator's URL of the embedded PostgreSQL of a product under test. */
export const databaseUrlOf = ({ dataDir }: Product) => adminUrl(dataDir);

/** Returns the administrator's URL. The embedded PostgreSQL stores its port and password in the data folder. */
async function adminUrl(dataDir: string): Promise<string> {
  const [port, password] = await Promise.all(
    ['postgres.port', 'postgres.password'].map((file) => readFile(join(dataDir, file), 'utf8')),
  );
  return `postgres://postgres:${password?.trim()}@127.0.0.1:${port?.trim()}/frontdesk`;
}
