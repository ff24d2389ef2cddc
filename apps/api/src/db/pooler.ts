import pg from 'pg';
import { connectConfigured } from './connect.ts';
import type { DatabaseUrls } from './database.ts';
import { withStartUpLock } from './start-up-lock.ts';

/**
 * Stores the timeouts as settings of the roles, and returns database URLs that connect through a transaction pooler
 * such as PgBouncer. Throws an error if the pooler cannot be reached. Startup, notifications and jobs use direct
 * connections.
 */
export async function throughPooler(
  { appUrl, systemUrl }: DatabaseUrls,
  poolerUrl: string,
  limits: Limits,
): Promise<DatabaseUrls> {
  await withStartUpLock(systemUrl, async () => {
    for (const url of [appUrl, systemUrl]) await attachRole(url, limits);
  });
  const pooled = { appUrl: redirected(appUrl, poolerUrl), systemUrl: redirected(systemUrl, poolerUrl) };
  for (const url of Object.values(pooled)) await (await connectConfigured('DATABASE_POOLER_URL', url)).end();
  return pooled;
}

type Limits = Readonly<Record<'statement_timeout' | 'idle_in_transaction_session_timeout', number>>;

/**
 * Returns the URL with the host, port and options of the pooler, and with the pooler's database if its URL specifies
 * one. The credentials do not change.
 */
export function redirected(url: string, poolerUrl: string): string {
  const [way, pooler] = [new URL(url), new URL(poolerUrl)];
  way.host = pooler.host;
  // If the pooler's URL has no port, the port is removed and the driver uses PostgreSQL's default port.
  way.port = pooler.port;
  if (pooler.pathname.length > 1) way.pathname = pooler.pathname;
  way.search = pooler.search;
  return way.href;
}

/** Stores the timeouts as settings of the database role, because poolers do not forward startup settings. */
async function attachRole(url: string, limits: Limits): Promise<void> {
  const role = await connectConfigured('DATABASE_URL', url);
  try {
    for (const [name, ms] of Object.entries(limits)) {
      const { rows } = await role.query<{ sql: string }>(
        `select format('alter role %I in database %I set %I = %L', current_user, current_database(), name, $2::text) as sql
           from pg_settings where name = $1 and setting <> $2::text`,
        [name, String(ms)],
      );
      for (const { sql } of rows) await role.query(sql);
    }
  } finally {
    await role.end();
  }
}

/**
 * Sends statements without a name. A prepared statement belongs to one server connection, but a pooler can use another
 * connection for the next transaction.
 */
export class UnpreparedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    this.query = ((asked: unknown, ...rest: unknown[]) =>
      query(withoutStatementNames(asked), ...rest)) as typeof this.query;
  }
}

const withoutStatementNames = (asked: unknown): unknown =>
  typeof asked === 'object' && asked !== null && 'name' in asked ? { ...asked, name: undefined } : asked;
