import { type Columns, type Join, type Sql, sql } from '../query-compiler/index.ts';
import type { Edge } from './edge.ts';

/**
 * Defines a field that returns one row of another type. `join` is the column that contains the id of the row, or a
 * condition.
 */
export const one = (to: string, join: Join | string, description: string): Edge => ({
  to,
  join: typeof join === 'string' ? { [join]: 'id' } : join,
  description: withUnreadable(to, description),
});

/** Adds to the description of a field that the field is null if the viewer cannot read the record. */
function withUnreadable(to: string, description: string): string {
  if (description.includes('viewer cannot read')) return description;
  if (!description.includes(' Null ')) return `${description} Null if the viewer cannot read it.`;
  // A viewer who can read one member can read all members.
  return to === 'Member' ? description : `${description.slice(0, -1)} or if the viewer cannot read it.`;
}

/** Defines a field that returns a connection of the joined rows, in descending order of the column `by`. */
export const many = (connectionTo: string, join: Join, by: string, description: string) =>
  ({ connectionTo, join, order: { by, direction: 'desc' }, description }) satisfies Edge;

/** Defines the same field as `many`, but with the rows in ascending order of the column `by`. */
export const inOrder = (...edge: Parameters<typeof many>) =>
  ({ ...many(...edge), order: { by: edge[2], direction: 'asc' } }) satisfies Edge;

/** Defines a field that returns a row of any type. `nodeIn` is the column that contains the id of the row. */
export const node = (nodeIn: string, description: string): Edge => ({ nodeIn, description });

/** Creates a join with the row whose id is returned by an SQL expression of a module. */
export const idIs =
  (expression: (row: { column: Columns }) => Sql): Join =>
  (own, other) =>
    sql`${other('id')} = (${expression({ column: own })})`;
