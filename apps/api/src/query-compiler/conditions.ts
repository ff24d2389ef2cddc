import type { AppAbility } from '@frontdesk/policies';
import { columnOf, type JoinCondition } from '../db/data-model.ts';
import type { Read } from './read.ts';
import { isSubject, readableRows } from './rules.ts';
import { and, raw, type Sql, withRunValues } from './sql.ts';

/** Rule condition for rows with rules of their own; other rows are reached through those. */
export const ruleCondition = (c: { readonly ability: AppAbility }, model: string, t: string): Sql | null =>
  isSubject(model) ? readableRows(c.ability, model, t) : null;

/** Join condition of two tables. */
export function joinCondition(ours: string, { model, on }: JoinCondition, t: string, u: string): Sql {
  const pairs = on.map(([mine, theirs]) => [columnOf(model, theirs).column, columnOf(ours, mine).column]);
  return and(...pairs.map(([theirs, mine]) => raw(`${u}.${theirs} = ${t}.${mine}`)));
}

/** Condition of the read itself, with values from the run. */
export function whereOf(read: Read, index: number): Sql | null {
  if (read.kind === 'table' || !read.where) return null;
  return withRunValues(read.where, (run, at) => run.bound[index]?.[at]);
}
