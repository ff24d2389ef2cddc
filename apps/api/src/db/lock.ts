import { modelNamed } from './data-model.ts';
import type { Tx } from './transaction.ts';

/** The row with this id as Prisma would give it, held until the transaction ends; null when there is none to see. `more`: columns of others. */
export async function lockRow<Row extends object>(tx: Tx, model: string, id: string, more = ''): Promise<Row | null> {
  const [row] = await tx.run<Row>({ name: nameOf(model, more), text: lockOf(model, more), values: [id] });
  return row ?? null;
}

const names = new Map<string, string>();

/** A name is prepared for one text: two modules that hold the same row with other columns beside it have two. */
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
