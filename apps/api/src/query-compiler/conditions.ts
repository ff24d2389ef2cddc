import type { AppAbility } from '@frontdesk/policies';
import { columnOf, type JoinCondition } from '../db/data-model.ts';
import type { Read } from './read.ts';
import { isSubject, readableRows } from './rules.ts';
import { and, raw, type Sql, withRunValues } from './sql.ts';

/**
 * Returns the condition under which the viewer can read a row. Returns null for a model without rules, because its rows
 * can be read only through rows of a model with rules.
 */
export const ruleCondition = (c: { readonly ability: AppAbility }, model: string, t: string): Sql | null =>
  isSubject(model) ? readableRows(c.ability, model, t) : null;

/** Returns the join condition of two tables. */
export function joinCondition(ours: string, { model, on }: JoinCondition, t: string, u: string): Sql {
  const pairs = on.map(([mine, theirs]) => [columnOf(model, theirs).column, columnOf(ours, mine).column]);
  return and(...pairs.map(([theirs, mine]) => raw(`${u}.${theirs} = ${t}.${mine}`)));
}

/** Returns the condition of a read, whose values are taken from the run. Returns null if there is none. */
export function whereOf(read: Read, index: number): Sql | null {
  if (read.kind === 'table' || !read.where) return null;
  return withRunValues(read.where, (run, at) => run.bound[index]?.[at]);
}
