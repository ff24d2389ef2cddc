import pg from 'pg';
import type { PrismaClient } from './generated/client.ts';
import type { Tx } from './transaction.ts';

/**
 * The one way round the workspace wall, under the role frontdesk_system, whose grants name each table it may touch.
 * Only sign-in, the first look at a caller, provider webhooks and the scheduler import it (dependency-cruiser has the list).
 */
export interface SystemDb {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** One transaction for one change, in no workspace. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}
