import { LIMITS } from '@frontdesk/domain';
import { type Action, isWorkspacePair, type SubjectName } from '@frontdesk/policies';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { nodeNameOf, subjectOf } from '../query-compiler/index.ts';
import { isOneTimeSecret } from './one-time-secret.ts';

/** Result of the static analysis of an operation. */
export interface RequiredAccess {
  /** Permissions that the operation requires. */
  readonly pairs: readonly RequiredPermission[];
  /** Permission required by each root field. Null for a public field. */
  readonly roots: readonly (RequiredPermission | null)[];
  /** Maximum number of values in the response, assuming that all lists are full. At most `LARGEST_COST`. */
  readonly cost: number;
  /** True if the response can contain a one-time secret. */
  readonly holdsSecret: boolean;
}

export interface RequiredPermission {
  readonly action: Action;
  readonly subject: SubjectName;
}

/** Upper limit of the computed cost. It fits into a GraphQL Int and a PostgreSQL integer. */
export const LARGEST_COST = 1_000_000_000;

/** Analyzes an operation. Each selection set is visited at most once, because the sizes of fragments are cached. */
export function requiredAccessOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): RequiredAccess {
  return analyze(schema, document, operation).needs;
}

/** Returns the result of `requiredAccessOf` and the number of nodes that were visited. */
export function analyze(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const root = schema.getRootType(operation.operation);
  const sizes = new Map<string, Size>();
  const walk: Walk = { schema, fragments, root, sizes, roots: [], pairs: new Map(), secret: false, steps: 0 };
  const cost = valuesOf(sizeOf(walk, root, operation.selectionSet), 1);
  const { pairs, roots, secret, steps } = walk;
  const needs: RequiredAccess = { pairs: [...pairs.values()], roots, cost: Math.max(1, cost), holdsSecret: secret };
  return { needs, steps };
}

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly root: GraphQLNamedType | null | undefined;
  readonly sizes: Map<string, Size>;
  readonly roots: (RequiredPermission | null)[];
  readonly pairs: Map<string, RequiredPermission>;
  secret: boolean;
  steps: number;
}

/** Number of values in a selection, which is `once` plus `perEdge` for each edge of the page. */
interface Size {
  readonly once: number;
  readonly perEdge: number;
}

const NOTHING: Size = { once: 0, perEdge: 0 };

const add = (one: Size, other: Size): Size => ({
  once: capCost(one.once + other.once),
  perEdge: capCost(one.perEdge + other.perEdge),
});

const valuesOf = ({ once, perEdge }: Size, page: number): number => capCost(once + page * perEdge);

const capCost = (count: number): number => Math.min(count, LARGEST_COST);

function sizeOf(walk: Walk, owner: GraphQLNamedType | null | undefined, set: SelectionSetNode): Size {
  let size = NOTHING;
  for (const node of set.selections) {
    walk.steps += 1;
    if (node.kind === Kind.FIELD) size = add(size, sizeOfField(walk, owner, node));
    else if (node.kind === Kind.FRAGMENT_SPREAD) size = add(size, sizeOfFragment(walk, node.name.value));
    else {
      const name = node.typeCondition?.name.value;
      size = add(size, sizeOf(walk, name ? walk.schema.getType(name) : owner, node.selectionSet));
    }
  }
  return size;
}

function sizeOfFragment(walk: Walk, name: string): Size {
  const known = walk.sizes.get(name);
  if (known) return known;
  // A fragment that contains itself counts as zero, because validation rejects it later.
  walk.sizes.set(name, NOTHING);
  const fragment = walk.fragments.get(name);
  const type = fragment && walk.schema.getType(fragment.typeCondition.name.value);
  const size = fragment ? sizeOf(walk, type, fragment.selectionSet) : NOTHING;
  walk.sizes.set(name, size);
  return size;
}

function sizeOfField(walk: Walk, owner: GraphQLNamedType | null | undefined, node: FieldNode): Size {
  const def = isObjectType(owner) || isInterfaceType(owner) ? owner.getFields()[node.name.value] : undefined;
  if (!def) return ONE;
  const type = getNamedType(def.type);
  addRequirement(walk, def, type);
  if (owner === walk.root) walk.roots.push((def.extensions.can as RequiredPermission | undefined) ?? null);
  if (!node.selectionSet || isLeafType(type)) return ONE;
  const asked = requestedPageSize(def, node);
  const below = valuesOf(sizeOf(walk, type, node.selectionSet), asked ?? 1);
  // Each item counts as one value plus its fields, as in `query-compiler/cost.ts`.
  if (isConnection(owner) && (def.name === 'edges' || def.name === 'nodes'))
    return { once: 0, perEdge: capCost(1 + below) };
  // Lists of errors are estimated as one item, because a refused mutation usually returns only one error.
  const short = type.name === 'UserError' ? 1 : SHORT;
  const entries = isListType(getNullableType(def.type)) ? (asked ?? short) : 1;
  return { once: capCost(1 + entries * below), perEdge: 0 };
}

const isConnection = (type: GraphQLNamedType | null | undefined): boolean => nodeNameOf(type ?? null) !== null;

const ONE: Size = { once: 1, perEdge: 0 };

function addRequirement(walk: Walk, { extensions }: GraphQLField<unknown, unknown>, type: GraphQLNamedType): void {
  const gate = extensions.can as RequiredPermission | undefined;
  const subject = extensions.nullIfHidden ? null : subjectOf(nodeNameOf(type) ?? type.name);
  const read = subject ? ({ action: 'read', subject } as const) : undefined;
  for (const pair of [gate, read]) if (pair) walk.pairs.set(`${pair.action} ${pair.subject}`, pair);
  if (isOneTimeSecret(type)) walk.secret = true;
}

/**
 * Returns the requested page size of a list or the number of requested ids. If it is omitted or given by a variable,
 * returns the maximum. Returns null if the field has no page size.
 */
function requestedPageSize(def: GraphQLField<unknown, unknown>, node: FieldNode): number | null {
  if (!def.args.some(({ name }) => SIZES.includes(name))) return null;
  const given = node.arguments?.find(({ name }) => SIZES.includes(name.value))?.value;
  if (given?.kind === Kind.LIST) return Math.min(given.values.length, LIMITS.pageSizeMax);
  return given?.kind === Kind.INT ? Math.min(Number(given.value), LIMITS.pageSizeMax) : LIMITS.pageSizeMax;
}

const SIZES = ['first', 'last', 'ids'];

const SHORT = 10;

export const isOfWorkspace = ({ action, subject }: RequiredPermission): boolean => isWorkspacePair(action, subject);
