import { columnOf, modelNamed } from '../db/data-model.ts';
import { type Compilation, jsonObject, ruleCondition } from './compilation.ts';
import { leafJson, NotExpressible } from './leaf.ts';
import { maskText } from './masks.ts';
import type { Field } from './plan.ts';
import type { ListRead } from './read.ts';
import { and, raw, type Sql, sql } from './sql.ts';

/** Returns SQL for a list of rows as a JSON array, in the order of the read. */
export function listOf(
  c: Compilation,
  field: Field,
  read: ListRead,
  { model, where, t }: { readonly model: string; readonly where: Sql | null; readonly t: string },
): Sql {
  const by = (reversed: boolean, alias: string) =>
    read.order
      .map(([name, direction]) => {
        const up = (direction === 'asc') !== reversed;
        return `${alias}.${columnOf(model, name).column} ${up ? 'asc' : 'desc'}`;
      })
      .join(', ');
  const limit = read.limit === null ? '' : ` limit ${assertInteger(read.limit)}`;
  const rows = sql`select ${raw(t)}.* from ${raw(modelNamed(model).table)} ${raw(t)} where ${and(where, ruleCondition(c, model, t))} order by ${raw(by(read.fromEnd, t) + limit)}`;
  const item = c.row(field.children, model, t);
  return sql`(select coalesce('[' || string_agg(${item}, ',' order by ${raw(by(false, t))}) || ']', '[]') from (${rows}) ${raw(t)})`;
}

/**
 * Returns SQL for the rows of a custom query as a JSON array. The columns have the names of the fields, and the column
 * `position` defines the order.
 */
export function tableJson(c: Compilation, field: Field, from: Sql): Sql {
  const t = c.alias();
  const item = objectOf(field.children, (child) => {
    const { type } = child;
    if (!type || child.children.length > 0 || child.list)
      throw new NotExpressible('The rows of a custom query can have only scalar columns.');
    const column = raw(`${t}."${child.def?.name}"`);
    const value = type.name === 'String' ? maskText(c.ability, column) : column;
    // string_agg skips null values, so a null element must be converted to the text `null`.
    return sql`coalesce(${leafJson(type as Parameters<typeof leafJson>[0], value, null)}, 'null')`;
  });
  return sql`(select coalesce('[' || string_agg(${item}, ',' order by ${raw(t)}.position) || ']', '[]') from (${from}) ${raw(t)})`;
}

/** Returns SQL for a JSON object. The callback returns the value of each field. */
export const objectOf = (fields: readonly Field[], valueOf: (field: Field) => Sql): Sql =>
  jsonObject(fields.map((field) => [field.key, field.def ? valueOf(field) : `"${field.owner.name}"`]));

/**
 * Returns a page size as an SQL literal, so that PostgreSQL's planner can use it. Throws an error unless the size is a
 * non-negative integer.
 */
export function assertInteger(size: number): string {
  if (!Number.isSafeInteger(size) || size < 0) throw new TypeError('The page size must be a non-negative integer.');
  return String(size);
}
