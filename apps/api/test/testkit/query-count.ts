import pg from 'pg';

interface SentStatement {
  readonly client: unknown;
  readonly text: string;
}

/**
 * The statements that went to PostgreSQL while some work was done, over every connection of this process: Prisma's and our
 * own alike go through this one method of the driver.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent: SentStatement[] = [];
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
  return withoutNotes(sent);
}

/** The periodic keep-alive statement of a listening connection. */
const BEAT = 'select 1';

const textOf = (asked: unknown): string =>
  typeof asked === 'string' ? asked : String((asked as { text?: string }).text);

/** Refusals and the uses of keys are noted beside every request, later: whose moment that is says nothing about the work at hand. */
const NOTES = ['insert into access_denials', 'update api_keys set last_used_at', 'insert into api_key_policy_uses'];

function withoutNotes(sent: readonly SentStatement[]): string[] {
  const clients = new Set(sent.map(({ client }) => client));
  const beside = new Set(
    [...clients].flatMap((one) =>
      transactions(sent.filter(({ client }) => client === one))
        .filter(isBeside)
        .flat(),
    ),
  );
  return sent.filter((one) => !beside.has(one)).map(({ text }) => text);
}

/** Statements of one client, split by transactions. */
function transactions(sent: readonly SentStatement[]): SentStatement[][] {
  const all: SentStatement[][] = [[]];
  for (const one of sent) {
    if (begins(one)) all.push([]);
    all.at(-1)?.push(one);
    if (ends(one)) all.push([]);
  }
  return all;
}

const begins = ({ text }: SentStatement): boolean => text.startsWith('begin');
const ends = ({ text }: SentStatement): boolean => text === 'commit' || text === 'rollback';

/** Statements of change notifications, or of one that overlaps the measured work. */
function isBeside(transaction: readonly SentStatement[]): boolean {
  const [first, last] = [transaction[0], transaction.at(-1)];
  if (!first || !last) return false;
  if (begins(first) ? transaction.length === 1 : ends(last)) return true;
  return transaction.some(({ text }) => NOTES.some((note) => text.includes(note)));
}
