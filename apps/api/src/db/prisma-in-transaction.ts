import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from './generated/client.ts';

/** Prisma inside a transaction that its caller begins and ends. */
export interface PrismaTransactionClient {
  readonly prisma: Prisma.TransactionClient;
  /** Releases the connection after all of Prisma's statements. */
  leave(): Promise<void>;
}

export interface PrismaInTransaction {
  enter(client: pg.PoolClient): Promise<PrismaTransactionClient>;
}

/**
 * A Prisma client without connections of its own: its pool returns the connection of the current transaction, and its
 * BEGIN and COMMIT are not sent.
 */
export function prismaInTransaction(): PrismaInTransaction {
  const door = new BorrowedPool();
  const prisma = new PrismaClient({ adapter: new PrismaPg(door, { statementNameGenerator: statementName }) });
  let turn: Promise<unknown> = Promise.resolve();
  return {
    enter: (client) => {
      // One at a time, so that each caller gets its own connection.
      const entered = turn.then(() => enter(prisma, door, client));
      turn = entered.catch(() => {});
      return entered;
    },
  };
}

async function enter(
  prisma: PrismaClient,
  door: BorrowedPool,
  client: pg.PoolClient,
): Promise<PrismaTransactionClient> {
  let leave = () => {};
  const over = new Promise<void>((resolve) => {
    leave = resolve;
  });
  door.open(client);
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
    door.shut();
  }
}

// Longer than the server's own limits, so that the server decides.
const STAY_MS = 60_000;

class BorrowedPool extends pg.Pool {
  #waiting: pg.PoolClient | null = null;

  open(client: pg.PoolClient): void {
    this.#waiting = client;
  }

  shut(): void {
    this.#waiting = null;
  }

  override connect(): never {
    const client = this.#waiting;
    this.#waiting = null;
    if (!client) throw new TypeError('Prisma can be used only in a transaction with a workspace.');
    return Promise.resolve(borrowConnection(client)) as never;
  }
}

/** The subset of a connection that the adapter uses. */
function borrowConnection(client: pg.PoolClient) {
  const query = (asked: pg.QueryConfig) => (FRAME.test(asked.text) ? NOTHING : client.query(asked));
  return { query, on: () => {}, removeListener: () => {}, release: () => {} };
}

const FRAME = /^(begin|commit|rollback|set transaction isolation level [a-z ]+)$/i;
const NOTHING = Promise.resolve({ rows: [], fields: [], rowCount: 0 });

/** Prepares statements by name up to a limit, because each connection keeps all of them. */
function statementName({ sql }: { readonly sql: string }): string {
  const known = names.get(sql);
  if (known) return known;
  // Statements with an empty name are not kept.
  if (names.size >= MOST_NAMES) return '';
  const name = `prisma-${names.size}`;
  names.set(sql, name);
  return name;
}

const names = new Map<string, string>();
const MOST_NAMES = 300;
