import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';

interface SystemClient {
  readonly prisma: PrismaClient;
  /** Ends the use of `prisma`, which throws an error when used afterwards. */
  close(): void;
}

/**
 * Clients of closed databases, which are reused by the next database, because a client holds 12 MB of schema that takes
 * a long time to load.
 */
const idle: { readonly prisma: PrismaClient; readonly pool: DelegatingPool }[] = [];

/** Returns a Prisma client that uses the connections of the given pool. */
export function systemClient(pool: pg.Pool): SystemClient {
  const client = idle.pop() ?? createClient();
  client.pool.delegate = pool;
  // The proxy is revocable, so that late work for a closed database cannot reach the next database.
  const { proxy: prisma, revoke } = Proxy.revocable(client.prisma, {});
  return {
    prisma,
    close: () => {
      revoke();
      idle.push(client);
    },
  };
}

function createClient() {
  const pool = new DelegatingPool();
  return { prisma: new PrismaClient({ adapter: new PrismaPg(pool) }), pool };
}

/** Pool without connections of its own, which delegates all work to another pool. */
class DelegatingPool extends pg.Pool {
  delegate: pg.Pool = this;

  override connect(): never {
    return this.delegate.connect() as never;
  }

  override query(...args: unknown[]): never {
    return Reflect.apply(this.delegate.query, this.delegate, args) as never;
  }
}
