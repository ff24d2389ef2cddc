import type { WorkspaceContext } from '../auth/context.ts';
import { Denial } from '../errors/denials.ts';
import { DOCUMENT_LIMITS } from '../graphql/document-limits.ts';
import type { Field, Plan } from './plan.ts';
import type { Read } from './read.ts';

export interface Cost {
  readonly values: number;
  /**
   * Path of the list that the error message names, such as `conversations.nodes.messages`. Empty if the largest root
   * field contains no list.
   */
  readonly branch: string;
  /** Number of values in this list, over all rows that contain it. */
  readonly branchValues: number;
  /** Values of each root field, by its key in the response. */
  readonly roots: readonly (readonly [key: string, values: number])[];
}

/**
 * Returns the maximum number of values in the response; the numbers of nested lists are multiplied. The result does not
 * depend on data and is stored with the statement.
 */
export function costOf({ roots, asked }: Plan, reads: readonly Read[]): Cost {
  const readsByField = new Map([...roots, ...asked].map((field, index) => [field, reads[index]] as const));
  const readOf = (field: Field) => readsByField.get(field);
  const known = new Map<Field, number>();
  const below = (field: Field): number =>
    Math.max(sum(field.children.map(cost)), ...field.possible.map(({ children }) => sum(children.map(cost))));
  const cost = (field: Field): number => {
    const counted = known.get(field) ?? count(field, readOf(field));
    known.set(field, counted);
    return counted;
  };
  const count = (field: Field, read: Read | undefined): number => {
    if (read?.kind !== 'page') return 1 + rowsOf(field, read) * below(field);
    return 1 + sum(field.children.map((part) => (isItems(part) ? read.size : 1) * (1 + below(part))));
  };
  const values = sum(roots.map(cost));
  const byRoot = roots.map((field) => [String(field.path[0]), cost(field)] as const);
  return { values, roots: byRoot, ...largest(roots, 1) };

  /**
   * Returns the innermost list with at least half of the values of the response, in the largest root field. If there is
   * none, returns its outermost list.
   */
  function largest(fields: readonly Field[], times: number): Pick<Cost, 'branch' | 'branchValues'> {
    const [field] = [...fields].sort((left, right) => cost(right) - cost(left));
    if (!field) return { branch: '', branchValues: 0 };
    const read = readOf(field);
    const parts =
      read?.kind === 'page' ? field.children.filter(isItems).flatMap(({ children }) => children) : field.children;
    const inner = largest(parts, times * (read?.kind === 'page' ? read.size : rowsOf(field, read)));
    if (inner.branchValues * 2 >= values || !(field.list || read?.kind === 'page')) return inner;
    return { branch: field.path.join('.'), branchValues: times * cost(field) };
  }
}

const isItems = ({ def }: Field): boolean => def?.name === 'edges' || def?.name === 'nodes';

/**
 * Returns the number of rows for which a field is counted. A list without a page and a limit counts `SHORT` rows,
 * because such lists are short, for example the grants of a member.
 */
function rowsOf({ list }: Field, read: Read | undefined): number {
  if (read?.kind === 'list' && read.limit !== null) return read.limit;
  if (read?.kind === 'nodes') return read.ids.length;
  return list ? SHORT : 1;
}

const SHORT = 10;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const spent = new WeakMap<WorkspaceContext, number>();
const spentOnRoots = new WeakMap<WorkspaceContext, Map<string, number>>();

/** Costs above the limit, so that every root field of a refused request is refused. */
const refused = new WeakMap<WorkspaceContext, number>();

/**
 * Adds a cost to the request and throws QUERY_TOO_COMPLEX above the limit. All root fields share one limit, so that a
 * query cannot avoid it by splitting its fields.
 */
export function spend(ctx: WorkspaceContext, { values, branch, branchValues, roots }: Cost): void {
  const total = refused.get(ctx) ?? (spent.get(ctx) ?? 0) + values;
  if (total > DOCUMENT_LIMITS.values) {
    refused.set(ctx, total);
    const part = branch && ` Up to ${branchValues} of them are in ${branch}.`;
    const words = `This requests up to ${total} values; ${DOCUMENT_LIMITS.values} is the limit.${part} Ask for smaller lists.`;
    throw new Denial('QUERY_TOO_COMPLEX', words);
  }
  spent.set(ctx, total);
  const byRoot = spentOnRoots.get(ctx) ?? new Map<string, number>();
  spentOnRoots.set(ctx, byRoot);
  for (const [key, cost] of roots) byRoot.set(key, (byRoot.get(key) ?? 0) + cost);
}

/** Returns the cost that the request has used. */
export const spentBy = (ctx: WorkspaceContext): number => spent.get(ctx) ?? 0;

/** Returns the cost of each root field that the request has used, by its key in the response. */
export const spentByRoot = (ctx: WorkspaceContext): ReadonlyMap<string, number> => spentOnRoots.get(ctx) ?? new Map();
