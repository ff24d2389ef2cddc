import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from './generated/client.ts';

/** Prisma inside a transaction that somebody else began and will end. */
export interface PrismaTransactionClient {
  readonly prisma: Prisma.TransactionClient;
  /** Lets go of the connection, with everything that Prisma did on it. */
  leave(): Promise<void>;
}

export interface PrismaInTransaction {
  enter(client: pg.PoolClient): Promise<PrismaTransactionClient>;
}

/**
 * A Prisma that has no connection of its own: what it calls its pool gives it the one whose transaction it enters, and what
 * it says to begin and to end a transaction is kept from the server.
 */
export function prismaInTransaction(): PrismaInTransaction {
  const door = new BorrowedPool();
  const prisma = new PrismaClient({ adapter: new PrismaPg(door, { statementNameGenerator: statementName }) });
  let turn: Promise<unknown> = Promise.resolve();
  return {
    enter: (client) => {
      // One at a time, so that nobody is ever given the connection that was meant for another.
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

// Longer than the server lets a transaction idle or a statement run: the server decides.
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
    if (!client) throw new TypeError('Prisma works in a transaction that knows its workspace, and nowhere else.');
    return Promise.resolve(borrowConnection(client)) as never;
  }
}

/** As much of a connection as the adapter asks for. */
function borrowConnection(client: pg.PoolClient) {
  const query = (asked: pg.QueryConfig) => (FRAME.test(asked.text) ? NOTHING : client.query(asked));
  return { query, on: () => {}, removeListener: () => {}, release: () => {} };
}

const FRAME = /^(begin|commit|rollback|set transaction isolation level [a-z ]+)$/i;
const NOTHING = Promise.resolve({ rows: [], fields: [], rowCount: 0 });

/** Statements are prepared by name, as long as they are not too many: each connection keeps every one of them. */
function statementName({ sql }: { readonly sql: string }): string {
  const known = names.get(sql);
  if (known) return known;
  // An empty name is the one that is not kept.
  if (names.size >= MOST_NAMES) return '';
  const name = `prisma-${names.size}`;
  names.set(sql, name);
  return name;
}

const names = new Map<string, string>();
const MOST_NAMES = 300;
