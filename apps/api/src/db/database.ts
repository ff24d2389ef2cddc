import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';
import { NamelessClient } from './pooler.ts';
import { type ReadDb, readDb } from './read-db.ts';
import type { SystemDb } from './system-db.ts';
import { type TenantDb, tenantDb } from './tenant-db.ts';

export interface DatabaseUrls {
  readonly appUrl: string;
  readonly systemUrl: string;
}

/** Every connection the process holds; opened once, closed once. */
export interface Database {
  readonly system: SystemDb;
  /** Compiled reads, as the application's role. */
  readonly reads: ReadDb;
  inWorkspace(workspaceId: string): TenantDb;
  close(): Promise<void>;
}

// A statement that runs longer than this is a defect, and a caller has long gone.
const STATEMENT_TIMEOUT_MS = 15_000;

export const LIMITS = {
  statement_timeout: STATEMENT_TIMEOUT_MS,
  idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
} as const;

/** `pooled`: the addresses are a pooler's, see `throughPooler`. */
export function openDatabase({ appUrl, systemUrl }: DatabaseUrls, { poolSize = 10, pooled = false } = {}): Database {
  const manner = pooled ? { Client: NamelessClient } : LIMITS;
  const as = (connectionString: string) => ({ connectionString, max: poolSize, ...manner });
  const app = new PrismaClient({ adapter: new PrismaPg(as(appUrl)) });
  const pool = new pg.Pool(as(systemUrl));
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const prisma = new PrismaClient({ adapter: new PrismaPg(as(systemUrl)) });
  const reads = readDb(as(appUrl));
  return {
    system: { prisma, pool },
    reads,
    inWorkspace: (workspaceId) => tenantDb(app, workspaceId),
    close: async () => {
      await Promise.all([app.$disconnect(), prisma.$disconnect(), pool.end(), reads.close()]);
    },
  };
}
