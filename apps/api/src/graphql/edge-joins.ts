import { type Columns, type Join, type Sql, sql } from '../query-compiler/index.ts';
import type { Edge } from './edge.ts';

/** An edge to one row. `join` is the column with its id, or a condition. */
export const one = (to: string, join: Join | string, description: string): Edge => ({
  to,
  join: typeof join === 'string' ? { [join]: 'id' } : join,
  description: withUnreadable(to, description),
});

/** Adds to the description of an edge that the record is null if the viewer cannot read it. */
function withUnreadable(to: string, description: string): string {
  if (description.includes('viewer cannot read')) return description;
  if (!description.includes(' Null ')) return `${description} Null if the viewer cannot read it.`;
  // All members are readable for a viewer who can read the type.
  return to === 'Member' ? description : `${description.slice(0, -1)}, and if the viewer cannot read it.`;
}

/** An edge to a connection of rows, latest first. */
export const many = (connectionTo: string, join: Join, by: string, description: string) =>
  ({ connectionTo, join, order: { by, direction: 'desc' }, description }) satisfies Edge;

/** An edge to a connection of rows, earliest first. */
export const inOrder = (...edge: Parameters<typeof many>) =>
  ({ ...many(...edge), order: { by: edge[2], direction: 'asc' } }) satisfies Edge;

/** An edge to the row of any type whose id is in a column. */
export const node = (nodeIn: string, description: string): Edge => ({ nodeIn, description });

/** Creates a join with the row whose id an expression of a module returns. */
export const idIs =
  (expression: (row: { column: Columns }) => Sql): Join =>
  (own, other) =>
    sql`${other('id')} = (${expression({ column: own })})`;
