import pg from 'pg';

interface SentStatement {
  readonly client: unknown;
  readonly text: string;
  /** Statements that the driver sends in one network write have the same number. */
  readonly write: number;
}

/**
 * Returns the SQL statements that this process sent while `work` ran. Prisma and the API's own queries use the same
 * method of the driver, which is replaced during `work`.
 */
export const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> =>
  (await sentDuring(work)).map(({ text }) => text);

/** Counts the SQL statements that this process sent while `work` ran, and the network writes that contained them. */
export async function trafficOf(work: () => Promise<unknown>): Promise<{ statements: number; writes: number }> {
  const sent = await sentDuring(work);
  return { statements: sent.length, writes: new Set(sent.map(({ write }) => write)).size };
}

async function sentDuring(work: () => Promise<unknown>): Promise<SentStatement[]> {
  const sent: SentStatement[] = [];
  let [write, isOpen] = [0, false];
  const driver = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
  const { query } = driver;
  driver.query = function counted(this: unknown, ...args: unknown[]) {
    const text = textOf(args[0]);
    // Like `batchWrites`, which ends a write in the next microtask.
    if (!isOpen) {
      [write, isOpen] = [write + 1, true];
      queueMicrotask(() => {
        isOpen = false;
      });
    }
    if (text !== BEAT) sent.push({ client: this, text, write });
    return query.apply(this, args);
  };
  try {
    await work();
  } finally {
    driver.query = query;
  }
  return withoutNotes(sent);
}

/** The periodic keep-alive statement of a connection that listens for change events. */
const BEAT = 'select 1';

const textOf = (asked: unknown): string =>
  typeof asked === 'string' ? asked : String((asked as { text?: string }).text);

/**
 * Statements that record denied attempts and key usage. They run asynchronously after a request and are not counted.
 */
const NOTES = [
  'insert into access_denials',
  'update api_keys set last_used_at',
  'insert into api_key_policy_uses',
  'insert into endpoint_uses',
];

function withoutNotes(sent: readonly SentStatement[]): SentStatement[] {
  const clients = new Set(sent.map(({ client }) => client));
  const beside = new Set(
    [...clients].flatMap((one) =>
      transactions(sent.filter(({ client }) => client === one))
        .filter(isBeside)
        .flat(),
    ),
  );
  return sent.filter((one) => !beside.has(one));
}

/**
 * Splits the statements of one client into transactions. A statement outside of a transaction is one of its own, so that
 * a note after it on the same connection does not remove it.
 */
function transactions(sent: readonly SentStatement[]): SentStatement[][] {
  const all: SentStatement[][] = [];
  let open: SentStatement[] = [];
  const close = () => {
    const isWhole = open.some((one) => begins(one) || ends(one));
    all.push(...(isWhole ? [open] : open.map((one) => [one])));
    open = [];
  };
  for (const one of sent) {
    if (begins(one)) close();
    open.push(one);
    if (ends(one)) close();
  }
  close();
  return all;
}

const begins = ({ text }: SentStatement): boolean => text.startsWith('begin');
const ends = ({ text }: SentStatement): boolean => text === 'commit' || text === 'rollback';

/** Returns whether the transaction is unrelated to the measured work: incomplete, or with a statement from NOTES. */
function isBeside(transaction: readonly SentStatement[]): boolean {
  const [first, last] = [transaction[0], transaction.at(-1)];
  if (!first || !last) return false;
  if (begins(first) ? transaction.length === 1 : ends(last)) return true;
  return transaction.some(({ text }) => NOTES.some((note) => text.includes(note)));
}
