import type { AppAbility } from '@frontdesk/policies';
import { columnOf, type JoinCondition } from '../db/data-model.ts';
import type { Field, Plan } from './plan.ts';
import type { Read } from './read.ts';
import { ownedRows } from './rules.ts';
import { and, join, literal, raw, type Sql, withRunValues } from './sql.ts';

/**
 * State of compiling one plan to SQL. The resulting statement returns either the complete response or values for
 * graphql-js.
 */
export interface Compilation {
  readonly plan: Plan;
  readonly ability: AppAbility;
  /** Reads of the root fields, followed by the reads of the nested fields with arguments. */
  readonly reads: readonly Read[];
  /**
   * True if graphql-js completes the response. In that case, fields without SQL are resolved by their resolvers, and
   * graphql-js reports errors for null values.
   */
  readonly lenient: boolean;
  alias(): string;
  /** Returns an SQL expression for the selected fields of a row as JSON text. `alias` is the alias of the table. */
  row(fields: readonly Field[], model: string, alias: string): Sql;
}

/** JSON text: a string if it is constant, or SQL if it depends on the row. */
export type Json = string | Sql;

/**
 * Returns SQL for a JSON object with the keys in the given order. Adjacent constant parts are merged into one literal.
 */
export function jsonObject(entries: readonly (readonly [key: string, value: Json])[]): Sql {
  const pieces: Sql[] = [];
  let text = '{';
  for (const [index, [key, value]] of entries.entries()) {
    text += `${index === 0 ? '' : ','}"${key}":`;
    if (typeof value === 'string') {
      text += value;
      continue;
    }
    pieces.push(raw(literal(text)), value);
    text = '';
  }
  return join([...pieces, raw(literal(`${text}}`))], ' || ');
}

/**
 * Returns the SQL condition under which the viewer can read a row. Returns null if there is no condition (see
 * `ownedRows`).
 */
export const ruleCondition = (c: { readonly ability: AppAbility }, model: string, t: string): Sql | null =>
  ownedRows(c.ability, model, t);

/** Returns the SQL join condition of two tables with the aliases `t` and `u`. */
export function joinCondition(ours: string, { model, on }: JoinCondition, t: string, u: string): Sql {
  const pairs = on.map(([mine, theirs]) => [columnOf(model, theirs).column, columnOf(ours, mine).column]);
  return and(...pairs.map(([theirs, mine]) => raw(`${u}.${theirs} = ${t}.${mine}`)));
}

/**
 * Returns the SQL condition of a read, with placeholders for values that each execution supplies. Returns null if the
 * read has no condition.
 */
export function whereOf(read: Read, index: number): Sql | null {
  if (read.kind === 'table' || read.kind === 'nodes' || !read.where) return null;
  return withRunValues(read.where, (run, at) => run.bound[index]?.[at]);
}
