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
  isListType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { isSubject } from '../reads/index.ts';

/** What a document asks for, as far as its text says. */
export interface Needs {
  /** Each question that the gates will ask about its caller. */
  readonly pairs: readonly Pair[];
  /** The gate of each of its root fields; null for a public one. */
  readonly roots: readonly (Pair | null)[];
  /** The values that its answer may hold at most, were every list as long as it may be. */
  readonly cost: number;
  /** Something in the answer is told once and never again. */
  readonly holdsSecret: boolean;
}

export interface Pair {
  readonly action: Action;
  readonly subject: SubjectName;
}

export function needsOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Needs {
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const root = schema.getRootType(operation.operation);
  const walk: Walk = { schema, fragments, root, roots: [], pairs: new Map(), secret: false };
  const cost = sizeOf(walk, root, operation.selectionSet, 1);
  const { pairs, roots, secret } = walk;
  return { pairs: [...pairs.values()], roots, cost: Math.max(1, cost), holdsSecret: secret };
}

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly root: GraphQLNamedType | null | undefined;
  readonly roots: (Pair | null)[];
  readonly pairs: Map<string, Pair>;
  secret: boolean;
}

/** `page`: how many edges stand in the connection that this is the selection of. */
function sizeOf(walk: Walk, owner: GraphQLNamedType | null | undefined, set: SelectionSetNode, page: number): number {
  let size = 0;
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) size += sizeOfField(walk, owner, node, page);
    else if (node.kind === Kind.INLINE_FRAGMENT) {
      const name = node.typeCondition?.name.value;
      size += sizeOf(walk, name ? walk.schema.getType(name) : owner, node.selectionSet, page);
    } else {
      const fragment = walk.fragments.get(node.name.value);
      if (fragment)
        size += sizeOf(walk, walk.schema.getType(fragment.typeCondition.name.value), fragment.selectionSet, page);
    }
  }
  return size;
}

function sizeOfField(walk: Walk, owner: GraphQLNamedType | null | undefined, node: FieldNode, page: number): number {
  const def = isObjectType(owner) ? owner.getFields()[node.name.value] : undefined;
  if (!def) return 1;
  const type = getNamedType(def.type);
  ask(walk, def, type);
  if (owner === walk.root) walk.roots.push((def.extensions.can as Pair | undefined) ?? null);
  if (!node.selectionSet || !(isObjectType(type) || isUnionType(type))) return 1;
  const asked = pageAsked(def, node);
  const below = sizeOf(walk, type, node.selectionSet, asked ?? 1);
  // Counted as `reads/cost.ts` does when it knows the values: each edge is one itself.
  if (node.name.value === 'edges') return page * (1 + below);
  return 1 + (isListType(getNullableType(def.type)) ? (asked ?? SHORT) : 1) * below;
}

function ask(walk: Walk, { extensions }: GraphQLField<unknown, unknown>, type: GraphQLNamedType): void {
  const gate = extensions.can as Pair | undefined;
  const read =
    isSubject(type.name) && !extensions.nullIfHidden ? ({ action: 'read', subject: type.name } as const) : undefined;
  for (const pair of [gate, read]) if (pair) walk.pairs.set(`${pair.action} ${pair.subject}`, pair);
  if (extensions.shownOnce === true) walk.secret = true;
}

/** The size of a list that says one; a variable may stand for any. */
function pageAsked(def: GraphQLField<unknown, unknown>, node: FieldNode): number | null {
  if (!def.args.some(({ name }) => name === 'first' || name === 'last')) return null;
  const given = node.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last')?.value;
  return given?.kind === Kind.INT ? Math.min(Number(given.value), LIMITS.pageSizeMax) : LIMITS.pageSizeMax;
}

const SHORT = 10;

export const isOfWorkspace = ({ action, subject }: Pair): boolean => isWorkspacePair(action, subject);
