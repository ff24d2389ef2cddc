import pg from 'pg';
import type { PrismaClient } from './generated/client.ts';
import type { Tx } from './transaction.ts';

/**
 * Database access outside workspaces, using the role frontdesk_system, which has privileges only on specific tables.
 * `packages/tooling/dependency-cruiser.cjs` lists the files that may import this file.
 */
export interface SystemDb {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** Runs `work` in one transaction outside any workspace. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}
