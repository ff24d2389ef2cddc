import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Prisma } from './generated/client.ts';
import { batchWrites, resolveAll } from './pipeline.ts';
import type { PrismaInTransaction, PrismaTransactionClient } from './prisma-in-transaction.ts';
import type { ReadStatement } from './read-db.ts';

/** Transaction on one connection, for raw SQL and for Prisma models. */
export interface Tx extends Prisma.TransactionClient, Sql {}

interface Sql {
  /** Runs a statement with bound values and returns its rows. The statement is prepared only once per connection. */
  sql<Row extends object>(text: TemplateStringsArray, ...values: readonly unknown[]): Promise<Row[]>;
  /** Runs a compiled statement and returns its rows. */
  run<Row extends object>(statement: ReadStatement): Promise<Row[]>;
  /**
   * Runs a compiled statement together with the commit in one round trip. If the statement fails, nothing is committed.
   */
  last<Row extends object>(statement: ReadStatement): Promise<Row[]>;
}

/**
 * Function that runs `work` in a transaction that starts with the statement `begin`. It commits if `work` succeeds. It
 * rolls back and throws an error if `work` throws one or if one of its statements failed, even if `work` caught that
 * error.
 */
export type Transact = <T>(begin: string, work: (tx: Tx) => Promise<T>) => Promise<T>;

export function transactions(pool: pg.Pool, prisma: PrismaInTransaction): Transact {
  return async (begin, work) => {
    const client = await pool.connect();
    const visit = openPrismaSession(prisma, client);
    const end = runOnce(() => client.query('commit'));
    try {
      batchWrites(client);
      const [, result] = await resolveAll([client.query(begin), work(txOn(client, visit, end))]);
      await visit.leave();
      const { command } = await end();
      // PostgreSQL responds to COMMIT with ROLLBACK if a statement failed and its error was caught.
      if (command === 'ROLLBACK')
        throw new Error('A statement of this transaction failed, so none of it was committed.');
      client.release();
      return result;
    } catch (error) {
      await rollBack(client, visit);
      throw error;
    }
  };
}

async function rollBack(client: pg.PoolClient, visit: PrismaSession): Promise<void> {
  try {
    await visit.leave();
    await client.query('rollback');
    client.release();
  } catch {
    // After an error, the state of the connection is unknown, so the connection is closed.
    client.release(true);
  }
}

interface PrismaSession {
  enter(): Promise<Prisma.TransactionClient>;
  /** Throws an error if the transaction has ended. */
  stillOpen(): void;
  leave(): Promise<void>;
}

/** Starts Prisma on first use, so that transactions that do not use Prisma are faster. */
function openPrismaSession(prisma: PrismaInTransaction, client: pg.PoolClient): PrismaSession {
  let guest: Promise<PrismaTransactionClient> | null = null;
  let over = false;
  const stillOpen = () => {
    if (over) throw new TypeError('This transaction has ended: await each of its statements before it ends.');
  };
  return {
    enter: async () => {
      stillOpen();
      guest ??= prisma.enter(client);
      return (await guest).prisma;
    },
    stillOpen,
    leave: async () => {
      over = true;
      const came = guest;
      guest = null;
      await (await came)?.leave();
    },
  };
}

function runOnce<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}

function txOn(client: pg.PoolClient, { enter, stillOpen }: PrismaSession, end: () => Promise<unknown>): Tx {
  const run = async <Row extends object>({ name, text, values }: ReadStatement): Promise<Row[]> => {
    stillOpen();
    batchWrites(client);
    const { rows } = await client.query<Row>({ text, values: [...values], ...(name ? { name } : {}) });
    return rows;
  };
  const own: Sql = {
    run,
    sql: (text, ...values) => run(statement(text, ...values)),
    last: async (given) => (await resolveAll([run<never>(given), end()]))[0],
  };
  return new Proxy(own, {
    get: (_, key) => (key === 'then' ? undefined : (own[key as keyof Sql] ?? lazyMember(enter, [String(key)]))),
  }) as Tx;
}

/** Returns a proxy that starts Prisma when a method such as `tx.lead.findMany(…)` or `tx.$queryRaw` is called. */
const lazyMember = (enter: PrismaSession['enter'], path: readonly string[]): unknown =>
  new Proxy(() => {}, {
    get: (_, key) => (key === 'then' ? undefined : lazyMember(enter, [...path, String(key)])),
    apply: async (_, __, given: unknown[]) => {
      const prisma = await enter();
      return callMember(prisma as unknown as Nested, path, given);
    },
  });

interface Nested {
  readonly [name: string]: Nested & ((...given: unknown[]) => unknown);
}

function callMember(owner: Nested, [name = '', ...rest]: readonly string[], given: unknown[]): unknown {
  const part = owner[name];
  return rest.length === 0 ? owner[name]?.(...given) : callMember(part as Nested, rest, given);
}

/** Returns a statement with bound values, which `run` and `last` accept. It is prepared once per connection. */
export const statement = (text: TemplateStringsArray, ...values: readonly unknown[]): ReadStatement => ({
  ...prepared(text),
  values,
});

/**
 * Returns the text of a statement and its name. The name is derived from the text, so that equal statements have the
 * same name on every connection.
 */
function prepared(strings: TemplateStringsArray): Pick<ReadStatement, 'text' | 'name'> {
  const known = statements.get(strings);
  if (known) return known;
  const text = strings.reduce((before, part, index) => `${before}$${index}${part}`);
  const name = `sql-${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
  const made = { text, name };
  statements.set(strings, made);
  return made;
}

const statements = new WeakMap<TemplateStringsArray, Pick<ReadStatement, 'text' | 'name'>>();
