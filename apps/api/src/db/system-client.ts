import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';

interface SystemClient {
  readonly prisma: PrismaClient;
  /** Ends the use of `prisma`. Afterwards it throws an error. */
  close(): void;
}

/**
 * Clients of closed databases. A client holds 12 MB of schema, which takes long to load, so the next database uses it.
 */
const idle: { readonly prisma: PrismaClient; readonly pool: DelegatingPool }[] = [];

/** Returns a Prisma client that uses the connections of the given pool. */
export function systemClient(pool: pg.Pool): SystemClient {
  const client = idle.pop() ?? createClient();
  client.pool.delegate = pool;
  // Revocable, so that late work of a closed database does not reach the next database.
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

/** A pool without connections of its own, which passes all work to another pool. */
class DelegatingPool extends pg.Pool {
  delegate: pg.Pool = this;

  override connect(): never {
    return this.delegate.connect() as never;
  }

  override query(...args: unknown[]): never {
    return Reflect.apply(this.delegate.query, this.delegate, args) as never;
  }
}
