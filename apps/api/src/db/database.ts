import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';
import { pipelinedPool } from './pipeline.ts';
import { NamelessClient } from './pooler.ts';
import { guestPrisma } from './prisma-guest.ts';
import { type ReadDb, readDb } from './read-db.ts';
import type { SystemDb } from './system-db.ts';
import { type TenantDb, tenantDb } from './tenant-db.ts';
import { transactions } from './transaction.ts';

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
  const poolOf = (connectionString: string) => pipelinedPool({ connectionString, max: poolSize, ...manner });
  const [app, system] = [poolOf(appUrl), poolOf(systemUrl)];
  const guest = guestPrisma();
  const prisma = new PrismaClient({ adapter: new PrismaPg(system) });
  const inApp = transactions(app, guest);
  const inSystem = transactions(system, guest);
  return {
    system: { prisma, pool: system, write: (work) => inSystem('begin', work) },
    reads: readDb(app),
    inWorkspace: (workspaceId) => tenantDb(inApp, workspaceId),
    close: async () => {
      await Promise.all([guest.close(), prisma.$disconnect()]);
      await Promise.all([app.end(), system.end()]);
    },
  };
}
