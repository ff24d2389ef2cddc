import type { WorkspaceContext } from '../auth/context.ts';
import { Denial } from '../errors/denials.ts';
import { DOCUMENT_LIMITS } from '../graphql/document-limits.ts';
import type { Field, Plan } from './plan.ts';
import type { Read } from './read.ts';

export interface Cost {
  readonly values: number;
  /**
   * Path of the list that is named in the error message, such as `conversations.nodes.messages`. Empty if the largest
   * root field contains no list.
   */
  readonly branch: string;
  /** Number of values in this list, across all rows that contain it. */
  readonly branchValues: number;
  /** Number of values of each root field, by its key in the response. */
  readonly roots: readonly (readonly [key: string, values: number])[];
}

/**
 * Returns the maximum number of values in the response. The sizes of nested lists are multiplied. The result does not
 * depend on data, so it is stored with the statement.
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
   * Returns the innermost list that contains at least half of the values of the largest root field. If there is none,
   * returns the outermost list of that field.
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
 * Returns the number of rows for which a field is counted. A list without pages or a limit is counted as `SHORT` rows,
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

/** Costs of requests that exceeded the limit, so that all root fields of such a request are refused. */
const refused = new WeakMap<WorkspaceContext, number>();

/**
 * Adds a cost to the request. Throws QUERY_TOO_COMPLEX if the limit is exceeded. All root fields share one limit, so
 * that a query cannot avoid it by distributing its fields.
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

/** Returns the total cost of the request so far. */
export const spentBy = (ctx: WorkspaceContext): number => spent.get(ctx) ?? 0;

/** Returns the cost of each root field of the request so far, by its key in the response. */
export const spentByRoot = (ctx: WorkspaceContext): ReadonlyMap<string, number> => spentOnRoots.get(ctx) ?? new Map();
