import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Product } from './product.ts';

interface Rows {
  /** Seen by the application's role with no workspace set. */
  readonly visible: number;
  /** Really there, counted by the role that may look across. */
  readonly existing: number;
}

const TENANT_TABLES = `select c.relname as name from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`;

/** Every tenant table of the running product's own database, by raw SQL. */
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

/** For what a test cannot wait for, as a day that passes, or cannot see. */
export async function inDatabase({ dataDir }: Product, sql: string): Promise<Record<string, unknown>[]> {
  const admin = new pg.Client({ connectionString: await adminUrl(dataDir) });
  await admin.connect();
  try {
    return (await admin.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await admin.end();
  }
}

/** Two days in which nobody does anything: what a test cannot wait for. */
export async function simulateIdleDays({ dataDir }: Product): Promise<void> {
  const admin = new pg.Client({ connectionString: await adminUrl(dataDir) });
  await admin.connect();
  try {
    await admin.query(`update session_clocks set active_at = active_at - interval '2 days'`);
    await admin.query(`update sessions set created_at = created_at - interval '2 days'`);
  } finally {
    await admin.end();
  }
}

async function count(client: pg.Client, sql: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(sql);
  return Number(rows[0]?.count);
}

/** The administrator's address of the embedded server that a product under test runs. */
export const databaseUrlOf = ({ dataDir }: Product) => adminUrl(dataDir);

/** The embedded server of a product under test keeps its port and password beside its data. */
async function adminUrl(dataDir: string): Promise<string> {
  const [port, password] = await Promise.all(
    ['postgres.port', 'postgres.password'].map((file) => readFile(join(dataDir, file), 'utf8')),
  );
  return `postgres://postgres:${password?.trim()}@127.0.0.1:${port?.trim()}/frontdesk`;
}
