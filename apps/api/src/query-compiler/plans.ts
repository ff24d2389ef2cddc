import type { AppAbility } from '@frontdesk/policies';
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import { NotExpressible } from './leaf.ts';
import { type Plan, planFor, type RootSelection } from './plan.ts';
import { ruleShape } from './rules.ts';
import { type Source, switches } from './selection.ts';
import { Statements } from './statements.ts';

export interface CachedPlan {
  readonly plan: Plan;
  readonly statements: Statements;
}

/** Operation of a document, with its variables. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly node: OperationDefinitionNode;
  readonly fragments: Source['fragments'];
  readonly variables: Source['variables'];
}

interface PlanCacheEntry {
  readonly switches: readonly string[];
  readonly plans: Map<string, CachedPlan | GraphQLError | NotExpressible>;
}

// Apollo caches documents, so equal texts result in the same object. When a document is removed from memory, its plans
// are removed too.
const byOperation = new WeakMap<OperationDefinitionNode, PlanCacheEntry>();
const MAX_PLANS = 32;

/**
 * Returns the plan of a whole operation or, if `lenient` is true, of some root fields for graphql-js. Plans are cached
 * per rule shape. Throws an authorization error or NotExpressible. A lenient plan omits forbidden fields that can be
 * null, except for a mutation, which must not commit if its result is forbidden.
 */
export function getPlan(
  operation: Operation,
  ability: AppAbility,
  roots: readonly RootSelection[],
  lenient: boolean,
): CachedPlan {
  const stored = cacheFor(operation);
  const flags = stored.switches.map((name) => (operation.variables[name] === true ? '1' : '0')).join('');
  const key = `${lenient ? placesOf(roots) : ''} ${flags} ${ruleShape(ability)}`;
  let found = stored.plans.get(key);
  if (!found) {
    if (stored.plans.size >= MAX_PLANS) stored.plans.clear();
    found = make(operation, ability, roots, lenient);
    stored.plans.set(key, found);
  }
  if (found instanceof Error) throw found;
  return found;
}

/**
 * Returns the paths of the root fields for the cache key, because two fields can have the same response key at
 * different paths.
 */
const placesOf = (roots: readonly RootSelection[]): string =>
  roots.map(({ above = [], key }) => [...above, key].join('.')).join(' ');

function cacheFor({ node, fragments }: Operation): PlanCacheEntry {
  const known = byOperation.get(node);
  if (known) return known;
  const stored = { switches: switches(node, fragments), plans: new Map() };
  byOperation.set(node, stored);
  return stored;
}

function make(operation: Operation, ability: AppAbility, roots: readonly RootSelection[], lenient: boolean) {
  try {
    const plan = planFor(operation, ability, roots, lenient && operation.node.operation !== 'mutation');
    return { plan, statements: new Statements(plan, lenient) };
  } catch (error) {
    if (error instanceof GraphQLError || error instanceof NotExpressible) return error;
    throw error;
  }
}

const fragmentsOf = new WeakMap<DocumentNode, Source['fragments']>();

export function fragmentsIn(document: DocumentNode): Source['fragments'] {
  const known = fragmentsOf.get(document);
  if (known) return known;
  const found = Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  fragmentsOf.set(document, found);
  return found;
}
