import { modelNamed } from './data-model.ts';
import type { Tx } from './transaction.ts';

/**
 * Locks a row until the end of the transaction and returns it with Prisma's field names. Returns null if the row does
 * not exist or is not visible. `more` contains additional columns as SQL that starts with a comma.
 */
export async function lockRow<Row extends object>(tx: Tx, model: string, id: string, more = ''): Promise<Row | null> {
  const [row] = await tx.run<Row>({ name: nameOf(model, more), text: lockOf(model, more), values: [id] });
  return row ?? null;
}

/** Condition as SQL in which `$1` stands for a value, and additional columns as SQL that starts with a comma. */
interface LockQuery {
  readonly condition: string;
  readonly more: string;
}

/** Locks the row that matches the condition and returns it, like `lockRow`. */
export async function lockRowWhere<Row extends object>(
  tx: Tx,
  model: string,
  query: LockQuery | LockQuery['condition'],
  value: string,
): Promise<Row | null> {
  const { condition, more } = typeof query === 'string' ? { condition: query, more: '' } : query;
  const [row] = await tx.run<Row>({
    name: nameOf(model, `${condition}${more}`),
    text: lockOf(model, more, condition),
    values: [value],
  });
  return row ?? null;
}

const names = new Map<string, string>();

/**
 * Returns the name of the prepared statement. Statements with different texts need different names, so the name depends
 * on the additional columns and the condition.
 */
function nameOf(model: string, more: string): string {
  const key = `${model}${more}`;
  const name = names.get(key) ?? `lock-${model}-${names.size}`;
  names.set(key, name);
  return name;
}

function lockOf(model: string, more: string, condition?: string): string {
  const { table, columns } = modelNamed(model);
  const all = Object.entries(columns).map(([field, { column }]) => `${column} as "${field}"`);
  return `select ${all.join(', ')}${more} from ${table} where ${condition ?? `${columns.id?.column} = $1`} for update`;
}

/** Locks texts until the end of the transaction, in the same order for all callers. */
export async function lockTexts(tx: Tx, texts: readonly string[]): Promise<void> {
  await tx.sql`
    select pg_advisory_xact_lock(k.key) from (
      select distinct hashtextextended(text, 0) as key from unnest(${texts}::text[]) text order by key) k`;
}

/**
 * Prevents the deletion of the current workspace until the transaction ends, or waits for a deletion in progress. Must
 * be called before other rows are locked, because the deletion locks the workspace first.
 */
export async function preventDeletion(tx: Tx): Promise<void> {
  await tx.sql`select from workspaces for key share`;
}
