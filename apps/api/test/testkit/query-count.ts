import pg from 'pg';

/**
 * The statements that went to PostgreSQL while some work was done, over every connection of this process: Prisma's and our
 * own alike go through this one method of the driver.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent: { client: unknown; text: string }[] = [];
  const driver = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
  const { query } = driver;
  driver.query = function counted(this: unknown, ...args: unknown[]) {
    const text = textOf(args[0]);
    if (text !== BEAT) sent.push({ client: this, text });
    return query.apply(this, args);
  };
  try {
    await work();
  } finally {
    driver.query = query;
  }
  return withoutRefusals(sent);
}

/** What keeps a listening connection awake, every so often, whatever else is going on. */
const BEAT = 'select 1';

const textOf = (asked: unknown): string =>
  typeof asked === 'string' ? asked : String((asked as { text?: string }).text);

/** Refusals are counted beside every request, a second later: whose second that is says nothing about the work at hand. */
function withoutRefusals(sent: readonly { client: unknown; text: string }[]): string[] {
  const beside = new Set<number>();
  for (const [index, { client, text }] of sent.entries()) {
    const ofItsClient = sent.slice(0, index).filter((one) => one.client === client);
    // It began before the counting did.
    if (text === 'commit' && !ofItsClient.some((one) => one.text.startsWith('begin'))) beside.add(index);
    if (!text.includes('insert into denied_attempts')) continue;
    const before = sent.findLastIndex((one, at) => at < index && one.client === client);
    const after = sent.findIndex((one, at) => at > index && one.client === client);
    for (const at of [before, index, after]) beside.add(at);
  }
  return sent.filter((_, index) => !beside.has(index)).map(({ text }) => text);
}
