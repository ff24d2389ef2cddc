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
    statements.push(textOf(args[0]));
    return query.apply(this, args);
  };
  try {
    await work();
  } finally {
    driver.query = query;
  }
  return statements;
}

const textOf = (asked: unknown): string =>
  typeof asked === 'string' ? asked : String((asked as { text?: string }).text);
