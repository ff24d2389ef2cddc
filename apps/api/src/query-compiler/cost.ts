import type { WorkspaceContext } from '../auth/context.ts';
import { Denial } from '../errors/denials.ts';
import { DOCUMENT_LIMITS } from '../graphql/document-limits.ts';
import type { Field, Plan } from './plan.ts';
import type { Read } from './read.ts';

/**
 * Maximum number of values in the response, multiplied through lists. Depends only on the shape, so it is computed
 * once.
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

/** Lists without pagination are short: grants of a member, statuses of leads. */
function rowsOf({ list }: Field, read: Read | undefined): number {
  if (read?.kind === 'list' && read.limit !== null) return read.limit;
  return list ? SHORT : 1;
}

const SHORT = 10;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const spent = new WeakMap<WorkspaceContext, number>();

/** Root fields share the limit of a request, so splitting a query does not help. */
export function spend(ctx: WorkspaceContext, cost: number): void {
  const total = (spent.get(ctx) ?? 0) + cost;
  if (total > DOCUMENT_LIMITS.values) {
    const words = `This requests up to ${total} values; ${DOCUMENT_LIMITS.values} is the limit. Ask for smaller lists.`;
    throw new Denial('QUERY_TOO_COMPLEX', words);
  }
  spent.set(ctx, total);
}

/** Cost used by the request so far. */
export const spentBy = (ctx: WorkspaceContext): number => spent.get(ctx) ?? 0;
