import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Prisma } from './generated/client.ts';
import { batchWrites, resolveAll } from './pipeline.ts';
import type { PrismaInTransaction, PrismaTransactionClient } from './prisma-in-transaction.ts';
import type { ReadStatement } from './read-db.ts';

/** One transaction on one connection: statements of our own, and Prisma's for whoever asks for a model. */
export interface Tx extends Prisma.TransactionClient, Sql {}

interface Sql {
  /** Rows of a statement whose values are bound; prepared once on each connection. */
  sql<Row extends object>(text: TemplateStringsArray, ...values: readonly unknown[]): Promise<Row[]>;
  /** The same for a statement that somebody compiled. */
  run<Row extends object>(statement: ReadStatement): Promise<Row[]>;
  /** The same, and the end of the transaction in the same round trip: if it fails, nothing is committed. */
  last<Row extends object>(statement: ReadStatement): Promise<Row[]>;
}

/** Runs `work` in a transaction that starts with `begin`. Commits what comes to an end, takes back what throws. */
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
      // What the server says to a commit after a failure that somebody swallowed.
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
    // What state the connection is in is not worth finding out.
    client.release(true);
  }
}

interface PrismaSession {
  enter(): Promise<Prisma.TransactionClient>;
  /** Throws once the connection may belong to somebody else. */
  stillOpen(): void;
  leave(): Promise<void>;
}

/** Prisma comes when it is first asked for: a transaction that does without it does not pay for it. */
function openPrismaSession(prisma: PrismaInTransaction, client: pg.PoolClient): PrismaSession {
  let guest: Promise<PrismaTransactionClient> | null = null;
  let over = false;
  const stillOpen = () => {
    if (over) throw new TypeError('This transaction is over: wait for each of its statements before it ends.');
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
    sql: (text, ...values) => run({ ...prepared(text), values }),
    last: async (statement) => (await resolveAll([run<never>(statement), end()]))[0],
  };
  return new Proxy(own, {
    get: (_, key) => (key === 'then' ? undefined : (own[key as keyof Sql] ?? lazyMember(enter, [String(key)]))),
  }) as Tx;
}

/** A part of Prisma that has not come yet: `tx.lead.findMany(…)` and `tx.$queryRaw` bring it. */
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

/** The same text is the same statement, and has the same name on every connection. */
function prepared(strings: TemplateStringsArray): Pick<ReadStatement, 'text' | 'name'> {
  const known = statements.get(strings);
  if (known) return known;
  const text = strings.reduce((before, part, index) => `${before}$${index}${part}`);
  const name = `sql-${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
  const statement = { text, name };
  statements.set(strings, statement);
  return statement;
}

const statements = new WeakMap<TemplateStringsArray, Pick<ReadStatement, 'text' | 'name'>>();
