import { columnOf, modelNamed } from '../db/data-model.ts';
import { type Compilation, ruleCondition } from './compilation.ts';
import { type Field, type PossibleType, typeNameField } from './plan.ts';
import { and, join, raw, runValue, type Sql, sql } from './sql.ts';

/**
 * Key of the type name in an object of an interface type, for graphql-js. It is not a valid GraphQL name, so it cannot
 * be equal to an alias.
 */
export const TYPE_KEY = ' type';

/**
 * Returns SQL for rows of any type by their ids. The tables are searched one after another by primary key. The result
 * is null both for a row that the viewer cannot read and for an id that does not exist.
 */
export function nodesJson(c: Compilation, field: Field, index: number): Sql {
  const x = c.alias();
  const ids = sql`unnest(${runValue(({ bound }) => bound[index]?.[0])}::uuid[]) with ordinality ${raw(x)}(id, n)`;
  const found = nodeJson(c, field, raw(`${x}.id`));
  if (!field.list) return sql`(select ${found} from ${ids})`;
  return sql`(select coalesce('[' || string_agg(${found}, ',' order by ${raw(x)}.n) || ']', '[]') from ${ids})`;
}

/** Returns SQL for the row of any type that has the id, or null. */
export const nodeJson = (c: Compilation, { possible }: Field, id: Sql): Sql =>
  sql`coalesce(${join([...possible.map((one) => rowOf(c, one, id)), raw("'null'")], ', ')})`;

function rowOf(c: Compilation, { type, children }: PossibleType, id: Sql): Sql {
  const t = c.alias();
  const row = c.row(
    c.lenient ? [typeNameField({ key: TYPE_KEY, owner: type, nodes: [], path: [] }), ...children] : children,
    type.name,
    t,
  );
  const where = and(sql`${raw(`${t}.${columnOf(type.name, 'id').column}`)} = ${id}`, ruleCondition(c, type.name, t));
  return sql`(select ${row} from ${raw(modelNamed(type.name).table)} ${raw(t)} where ${where})`;
}
