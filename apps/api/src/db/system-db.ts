import pg from 'pg';
import type { PrismaClient } from './generated/client.ts';
import type { Tx } from './transaction.ts';

/**
 * Database access outside workspaces, with the role frontdesk_system, whose grants list each table. Only sign-in, the
 * caller query, provider webhooks and the scheduler import it (dependency-cruiser has the list).
 */
export interface SystemDb {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** One transaction for one change, outside any workspace. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}
