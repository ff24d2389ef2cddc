import type pg from 'pg';
import { clientConfig } from './connect.ts';
import { pipelinedPool } from './pipeline.ts';
import { UnpreparedClient } from './pooler.ts';
import { prismaInTransaction } from './prisma-in-transaction.ts';
import { type ReadDb, readDb } from './read-db.ts';
import { systemClient } from './system-client.ts';
import type { SystemDb } from './system-db.ts';
import { type TenantDb, tenantDb } from './tenant-db.ts';
import { transactions } from './transaction.ts';

export interface DatabaseUrls {
  readonly appUrl: string;
  readonly systemUrl: string;
}

/** Database access of the process. The connection pools of the two roles and the probe use separate connections. */
export interface Database {
  readonly system: SystemDb;
  /** Compiled reads, which use the role frontdesk_app. */
  readonly reads: ReadDb;
  forWorkspace(workspaceId: string): TenantDb;
  /** Throws an error if the server does not respond within `PROBE_MS`. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

// Statement timeout in milliseconds. A statement that takes longer indicates a defect, and the client that caused it
// has usually disconnected.
const STATEMENT_TIMEOUT_MS = 15_000;

export const POOL_LIMITS = {
  statement_timeout: STATEMENT_TIMEOUT_MS,
  idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
} as const;

/**
 * Timeouts of the driver, for a server or pooler that does not respond. `query_timeout` is longer than the server's
 * statement timeout, because the server's error message is more specific.
 */
export const CLIENT_LIMITS: ClientLimits = {
  connectionTimeoutMillis: 5_000,
  query_timeout: STATEMENT_TIMEOUT_MS + 2_000,
};

export interface ClientLimits {
  /** Maximum time in milliseconds to wait for a connection, either a free one from the pool or a new one. */
  readonly connectionTimeoutMillis: number;
  /** Maximum time in milliseconds to wait for the result of a statement, after which the connection is closed. */
  readonly query_timeout: number;
}

interface DatabaseOptions {
  readonly poolSize?: number;
  /** True if the URLs belong to a connection pooler (see `throughPooler`). */
  readonly pooled?: boolean;
  readonly clientLimits?: ClientLimits;
}

/**
 * Prisma client for transactions. All `Database` objects of the process share this client, because it holds 12 MB of
 * schema and the compiled query plans. It has no connections of its own.
 */
let guest: ReturnType<typeof prismaInTransaction> | undefined;

export function openDatabase(
  { appUrl, systemUrl }: DatabaseUrls,
  { poolSize = 10, pooled = false, clientLimits = CLIENT_LIMITS }: DatabaseOptions = {},
): Database {
  const manner = { ...(pooled ? { Client: UnpreparedClient } : POOL_LIMITS), ...clientLimits, keepAlive: true };
  const poolOf = (url: string) => pipelinedPool({ ...clientConfig(url), max: poolSize, ...manner });
  const [app, system] = [poolOf(appUrl), poolOf(systemUrl)];
  const probe = databaseProbe({ ...clientConfig(systemUrl), ...manner });
  const client = systemClient(system);
  guest ??= prismaInTransaction();
  const inApp = transactions(app, guest);
  const inSystem = transactions(system, guest);
  return {
    system: { prisma: client.prisma, pool: system, write: (work) => inSystem('begin', work) },
    reads: readDb(app),
    forWorkspace: (workspaceId) => tenantDb(inApp, workspaceId),
    probe: probe.check,
    close: async () => {
      await Promise.all([app.end(), system.end(), probe.close()]);
      client.close();
    },
  };
}

/** Timeout in milliseconds. Must be less than 2,000, the time within which /readyz must respond. */
const PROBE_MS = 1_500;

interface DatabaseProbe {
  /** Throws an error if the server does not respond within `PROBE_MS`. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Creates a probe of the database. It uses a separate connection, so that it does not wait for a busy pool. */
function databaseProbe(config: pg.PoolConfig): DatabaseProbe {
  const pool = pipelinedPool({ ...config, max: 1, connectionTimeoutMillis: PROBE_MS, query_timeout: PROBE_MS });
  let current: Promise<void> | null = null;
  return {
    // Concurrent calls share the same query.
    check: () => {
      current ??= withTimeout(pool.query('select 1')).finally(() => {
        current = null;
      });
      return current;
    },
    close: () => pool.end(),
  };
}

/**
 * Waits for a query and rejects after PROBE_MS. The driver limits connecting and querying separately; this timeout
 * covers both together.
 */
async function withTimeout(answer: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Query read timeout')), PROBE_MS);
  });
  try {
    await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
    answer.catch(() => {});
  }
}
