import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';
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
  readonly systemUrl: string;
  /** Compiled reads, as the application's role. */
  readonly reads: ReadDb;
  inWorkspace(workspaceId: string): TenantDb;
  close(): Promise<void>;
}

// A statement that runs longer than this is a defect, and a caller has long gone.
const STATEMENT_TIMEOUT_MS = 15_000;

export function openDatabase({ appUrl, systemUrl }: DatabaseUrls, { poolSize = 10 } = {}): Database {
  const limits = { statement_timeout: STATEMENT_TIMEOUT_MS, idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS };
  const app = new PrismaClient({ adapter: new PrismaPg({ connectionString: appUrl, max: poolSize, ...limits }) });
  const pool = new pg.Pool({ connectionString: systemUrl, max: poolSize, ...limits });
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: systemUrl, max: poolSize, ...limits }) });
  const reads = readDb({ connectionString: appUrl, max: poolSize, ...limits });
  return {
    system: { prisma, pool },
    systemUrl,
    reads,
    inWorkspace: (workspaceId) => tenantDb(app, workspaceId),
    close: async () => {
      await Promise.all([app.$disconnect(), prisma.$disconnect(), pool.end(), reads.close()]);
    },
  };
}
