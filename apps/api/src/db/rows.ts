import { columnOf, modelNamed } from './data-model.ts';
import type { Tx } from './transaction.ts';

/**
 * Values of fields, used as a condition or as data. In a condition, null matches null. Undefined values are ignored.
 */
type Where<Row> = { readonly [Field in keyof Row]?: Row[Field] | undefined };

interface Selection<Row> {
  /** Fields by which the rows are sorted in descending order. */
  readonly newest?: readonly (keyof Row & string)[];
  readonly take?: number;
}

/**
 * Returns the matching rows, like Prisma's `findMany`. Uses a prepared statement, which is faster than Prisma. Intended
 * for queries that run many times per second.
 */
export function findRows<Row extends object>(
  tx: Tx,
  model: string,
  where: Where<Row>,
  selection: Selection<Row> = {},
): Promise<Row[]> {
  const asked = Object.entries(where).filter(([, value]) => value !== undefined);
  const shape = asked.map(([field, value]) => (value === null ? `${field}-` : field));
  const key = ['find', model, ...shape, ...(selection.newest ?? []), selection.take ?? ''].join(' ');
  const values = asked.flatMap(([, value]) => (value === null ? [] : [value]));
  return tx.run<Row>({ ...statementOf(key, () => selectOf(model, asked, selection)), values });
}

/** Returns the first matching row, or null. */
export const findRow = async <Row extends object>(
  tx: Tx,
  model: string,
  where: Where<Row>,
  selection: Omit<Selection<Row>, 'take'> = {},
): Promise<Row | null> => (await findRows(tx, model, where, { ...selection, take: 1 }))[0] ?? null;

interface RowQuery {
  /** SQL condition after `where`, with the placeholders `$1`, `$2` and so on for the values. */
  readonly condition: string;
  /** Additional columns to select, as SQL that starts with a comma. */
  readonly more?: string;
}

/**
 * Returns the first row that matches an SQL condition, or null. Unlike `findRow`, accepts a condition and additional
 * columns as SQL.
 */
export async function findRowWhere<Row extends object>(
  tx: Tx,
  model: string,
  { condition, more = '' }: RowQuery,
  values: readonly unknown[],
): Promise<Row | null> {
  const key = ['find where', model, condition, more].join(' ');
  const text = () => `select ${columnsOf(model)}${more} from ${modelNamed(model).table} where ${condition} limit 1`;
  const [row] = await tx.run<Row>({ ...statementOf(key, text), values });
  return row ?? null;
}

/**
 * Updates the row with this id, like Prisma's `updateMany`. Unlike Prisma, it does not set `@updatedAt` fields. Does
 * nothing if the row does not exist.
 */
export async function updateRow<Row extends object>(
  tx: Tx,
  model: string,
  id: string,
  data: Where<Row>,
): Promise<void> {
  const fields = Object.entries(data).filter(([, value]) => value !== undefined);
  const key = ['update', model, ...fields.map(([field]) => field)].join(' ');
  const sets = () => fields.map(([field], index) => `${columnOf(model, field).column} = $${index + 2}`).join(', ');
  const text = () => `update ${modelNamed(model).table} set ${sets()} where id = $1`;
  await tx.run({
    ...statementOf(key, text),
    values: [id, ...fields.map(([field, value]) => parameter(model, field, value))],
  });
}

/** Inserts a row and returns it, including default values set by the database. */
export async function insertRow<Row extends object>(tx: Tx, model: string, data: Where<Row>): Promise<Row> {
  const fields = Object.entries(data).filter(([, value]) => value !== undefined);
  const key = ['insert', model, ...fields.map(([field]) => field)].join(' ');
  const text = () => {
    const columns = fields.map(([field]) => columnOf(model, field).column);
    const values = fields.map((_, index) => `$${index + 1}`);
    return `insert into ${modelNamed(model).table} (${columns.join(', ')}) values (${values.join(', ')}) returning ${columnsOf(model)}`;
  };
  const values = fields.map(([field, value]) => parameter(model, field, value));
  const [row] = await tx.run<Row>({ ...statementOf(key, text), values });
  return row!;
}

/**
 * Inserts rows with one statement and one parameter, whatever their number. All rows must have the fields of the first
 * row.
 */
export async function insertRows<Row extends object>(
  tx: Tx,
  model: string,
  rows: readonly Where<Row>[],
): Promise<void> {
  const fields = Object.keys(rows[0] ?? {});
  if (fields.length === 0) return;
  const { table } = modelNamed(model);
  const columns = fields.map((field) => columnOf(model, field).column).join(', ');
  const text = () =>
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`;
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(model, field).column, value])),
  );
  await tx.run({
    ...statementOf(['insert rows', model, ...fields].join(' '), text),
    values: [JSON.stringify(named, wellFormed)],
  });
}

/** Replaces lone surrogates, which PostgreSQL rejects in JSON. */
const wellFormed = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll(/\p{Surrogate}/gu, '\ufffd') : value;

const parameter = (model: string, field: string, value: unknown): unknown =>
  columnOf(model, field).type === 'Json' && value !== null ? JSON.stringify(value) : value;

function selectOf<Row>(
  model: string,
  asked: readonly (readonly [string, unknown])[],
  { newest = [], take }: Selection<Row>,
): string {
  const { table } = modelNamed(model);
  let count = 0;
  const conditions = asked.map(([field, value]) => {
    const { column } = columnOf(model, field);
    return value === null ? `${column} is null` : `${column} = $${++count}`;
  });
  const where = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : '';
  const order = newest.map((field) => `${columnOf(model, field).column} desc`);
  const ordered = order.length > 0 ? ` order by ${order.join(', ')}` : '';
  return `select ${columnsOf(model)} from ${table}${where}${ordered}${take ? ` limit ${take}` : ''}`;
}

const columnsOf = (model: string): string =>
  Object.entries(modelNamed(model).columns)
    .map(([field, { column }]) => `${column} as "${field}"`)
    .join(', ');

const statements = new Map<string, { readonly name: string; readonly text: string }>();

/**
 * Returns a statement text, with a name that is unique for this text. The key contains field names and the limit but no
 * values, so the number of statements is bounded.
 */
function statementOf(key: string, text: () => string): { readonly name: string; readonly text: string } {
  const known = statements.get(key);
  if (known) return known;
  const statement = { name: `rows-${statements.size}`, text: text() };
  statements.set(key, statement);
  return statement;
}
