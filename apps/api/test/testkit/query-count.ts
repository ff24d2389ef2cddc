import pg from 'pg';

/**
 * The statements that went to PostgreSQL while some work was done, over every connection of this process: Prisma's and our
 * own alike go through this one method of the driver.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const driver = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
  const { query } = driver;
  driver.query = function counted(this: unknown, ...args: unknown[]) {
    const text = textOf(args[0]);
    if (text !== BEAT) statements.push(text);
    return query.apply(this, args);
  };
  try {
    await work();
  } finally {
    driver.query = query;
  }
  return statements;
}

/** What keeps a listening connection awake, every so often, whatever else is going on. */
const BEAT = 'select 1';

const textOf = (asked: unknown): string =>
  typeof asked === 'string' ? asked : String((asked as { text?: string }).text);
