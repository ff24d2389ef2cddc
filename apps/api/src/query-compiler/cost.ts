import type { WorkspaceContext } from '../auth/context.ts';
import { Denial } from '../errors/denials.ts';
import { DOCUMENT_LIMITS } from '../graphql/document-limits.ts';
import type { Field, Plan } from './plan.ts';
import type { Read } from './read.ts';

/**
 * Returns the maximum number of values in the response; the numbers of nested lists are multiplied. The result does not
 * depend on data and is stored with the statement.
 */
export function costOf({ roots, asked }: Plan, reads: readonly Read[]): number {
  const readOf = (field: Field) => (asked.includes(field) ? reads[roots.length + asked.indexOf(field)] : undefined);
  const below = (field: Field): number => sum(field.children.map((child) => cost(child, readOf(child))));
  const cost = (field: Field, read: Read | undefined): number => {
    if (read?.kind !== 'page') return 1 + rowsOf(field, read) * below(field);
    return 1 + sum(field.children.map((part) => (part.def?.name === 'edges' ? read.first : 1) * (1 + below(part))));
  };
  return sum(roots.map((field, index) => cost(field, reads[index])));
}

/**
 * Returns the number of rows for which a field is counted. A list without pagination has a fixed size, because such
 * lists are short, for example the grants of a member.
 */
function rowsOf({ list }: Field, read: Read | undefined): number {
  if (read?.kind === 'list' && read.limit !== null) return read.limit;
  return list ? SHORT : 1;
}

const SHORT = 10;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const spent = new WeakMap<WorkspaceContext, number>();

/** Costs above the limit, so that every root field of a refused request is refused. */
const refused = new WeakMap<WorkspaceContext, number>();

/**
 * Adds a cost to the request and throws QUERY_TOO_COMPLEX above the limit. All root fields share one limit, so a query
 * cannot avoid it by splitting.
 */
export function spend(ctx: WorkspaceContext, cost: number): void {
  const total = refused.get(ctx) ?? (spent.get(ctx) ?? 0) + cost;
  if (total > DOCUMENT_LIMITS.values) {
    refused.set(ctx, total);
    const words = `This requests up to ${total} values; ${DOCUMENT_LIMITS.values} is the limit. Ask for smaller lists.`;
    throw new Denial('QUERY_TOO_COMPLEX', words);
  }
  spent.set(ctx, total);
}

/** Returns the cost that the request has used. */
export const spentBy = (ctx: WorkspaceContext): number => spent.get(ctx) ?? 0;
