import { modelNamed } from './data-model.ts';
import type { Tx } from './transaction.ts';

/**
 * Locks a row until the end of the transaction and returns it with Prisma's field names. Returns null if the row does
 * not exist or is not visible. `more` contains additional columns as SQL.
 */
export async function lockRow<Row extends object>(tx: Tx, model: string, id: string, more = ''): Promise<Row | null> {
  const [row] = await tx.run<Row>({ name: nameOf(model, more), text: lockOf(model, more), values: [id] });
  return row ?? null;
}

const names = new Map<string, string>();

/**
 * Returns the name of the prepared statement. Each statement text needs its own name, so additional columns result in
 * another name.
 */
function nameOf(model: string, more: string): string {
  const key = `${model}${more}`;
  const name = names.get(key) ?? `lock-${model}-${names.size}`;
  names.set(key, name);
  return name;
}

function lockOf(model: string, more: string): string {
  const { table, columns } = modelNamed(model);
  const all = Object.entries(columns).map(([field, { column }]) => `${column} as "${field}"`);
  return `select ${all.join(', ')}${more} from ${table} where ${columns.id?.column} = $1 for update`;
}
