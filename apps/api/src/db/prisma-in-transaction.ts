import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from './generated/client.ts';

/** Prisma client in a transaction that the calling code begins and ends. */
export interface PrismaTransactionClient {
  readonly prisma: Prisma.TransactionClient;
  /** Ends Prisma's use of the connection and waits until Prisma has finished. The transaction stays open. */
  leave(): Promise<void>;
}

export interface PrismaInTransaction {
  enter(client: pg.PoolClient): Promise<PrismaTransactionClient>;
}

/**
 * Creates a Prisma client without connections of its own. Its pool returns the connection of the current transaction,
 * and the BEGIN and COMMIT statements of the client are not sent.
 */
export function prismaInTransaction(): PrismaInTransaction {
  const pool = new BorrowedPool();
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: statementName }) });
  let turn: Promise<unknown> = Promise.resolve();
  return {
    enter: (client) => {
      // The calls run one after another, so that each transaction uses its own connection.
      const entered = turn.then(() => enter(prisma, pool, client));
      turn = entered.catch(() => {});
      return entered;
    },
  };
}

async function enter(
  prisma: PrismaClient,
  pool: BorrowedPool,
  client: pg.PoolClient,
): Promise<PrismaTransactionClient> {
  let leave = () => {};
  const over = new Promise<void>((resolve) => {
    leave = resolve;
  });
  pool.open(client);
  try {
    return await new Promise<PrismaTransactionClient>((resolve, reject) => {
      const stay = prisma.$transaction(
        (tx) => {
          resolve({ prisma: tx, leave: () => (leave(), stay) });
          return over;
        },
        { timeout: STAY_MS },
      );
      stay.catch(reject);
    });
  } finally {
    pool.close();
  }
}

// Transaction timeout of Prisma in milliseconds. It is longer than the server's timeouts, so that the server's error is
// reported first.
const STAY_MS = 60_000;

class BorrowedPool extends pg.Pool {
  #waiting: pg.PoolClient | null = null;

  open(client: pg.PoolClient): void {
    this.#waiting = client;
  }

  close(): void {
    this.#waiting = null;
  }

  override connect(): never {
    const client = this.#waiting;
    this.#waiting = null;
    if (!client) throw new TypeError('Prisma can be used only in a transaction with a workspace.');
    return Promise.resolve(borrowConnection(client)) as never;
  }
}

/** Implements the connection methods that the Prisma adapter uses. */
function borrowConnection(client: pg.PoolClient) {
  const query = (asked: pg.QueryConfig) => (FRAME.test(asked.text) ? NOTHING : client.query(asked));
  return { query, on: () => {}, removeListener: () => {}, release: () => {} };
}

const FRAME = /^(begin|commit|rollback|set transaction isolation level [a-z ]+)$/i;
const NOTHING = Promise.resolve({ rows: [], fields: [], rowCount: 0 });

/**
 * Returns names for prepared statements, up to a maximum number, because each connection keeps all prepared statements
 * in memory.
 */
function statementName({ sql }: { readonly sql: string }): string {
  const known = names.get(sql);
  if (known) return known;
  // If the maximum number of names is reached, the statement stays unnamed, because PostgreSQL does not keep unnamed
  // prepared statements in memory.
  if (names.size >= MOST_NAMES) return '';
  const name = `prisma-${names.size}`;
  names.set(sql, name);
  return name;
}

const names = new Map<string, string>();
const MOST_NAMES = 300;
