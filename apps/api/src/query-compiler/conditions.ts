import type { AppAbility } from '@frontdesk/policies';
import { columnOf, type JoinCondition } from '../db/data-model.ts';
import type { Read } from './read.ts';
import { isSubject, readableRows } from './rules.ts';
import { and, raw, type Sql, withRunValues } from './sql.ts';

/** The rule's condition for rows of a kind that rules speak about; other rows are reached through one that they do. */
export const ruleCondition = (c: { readonly ability: AppAbility }, model: string, t: string): Sql | null =>
  isSubject(model) ? readableRows(c.ability, model, t) : null;

/** Where two tables meet. */
export function joinCondition(ours: string, { model, on }: JoinCondition, t: string, u: string): Sql {
  const pairs = on.map(([mine, theirs]) => [columnOf(model, theirs).column, columnOf(ours, mine).column]);
  return and(...pairs.map(([theirs, mine]) => raw(`${u}.${theirs} = ${t}.${mine}`)));
}

/** What the read itself leaves of the rows, with its values taken from the run. */
export function whereOf(read: Read, index: number): Sql | null {
  if (read.kind === 'table' || !read.where) return null;
  return withRunValues(read.where, (run, at) => run.bound[index]?.[at]);
}
