import type { Action, AppAbility, SubjectName } from '@frontdesk/policies';
import {
  type FieldNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { requiredPolicy } from '../auth/authorize.ts';
import { type Denial, forbidden } from '../errors/denials.ts';
import { type FieldSpec, specOf } from './field-spec.ts';
import { NotExpressible } from './leaf.ts';
import { isRequired } from './nullability.ts';
import { subjectOf } from './rules.ts';
import { collect, type Source } from './selection.ts';

/** Field of a response, with its selected subfields. */
export interface Field {
  readonly key: string;
  readonly owner: GraphQLObjectType;
  readonly nodes: readonly FieldNode[];
  readonly path: Path;
  /** Definition of the field. Null for `__typename`. */
  readonly def: GraphQLField<unknown, unknown> | null;
  readonly spec: FieldSpec | undefined;
  readonly type: GraphQLNamedType | null;
  readonly list: boolean;
  /** True if the value can be null without an error. */
  readonly nullable: boolean;
  readonly children: readonly Field[];
  /** For a field of an abstract type: the selected fields of each type that the viewer may be able to read. */
  readonly possible: readonly PossibleType[];
}

export interface PossibleType {
  readonly type: GraphQLObjectType;
  readonly children: readonly Field[];
}

/** Selected fields of an operation, for viewers whose rules have the same shape. Contains no values. */
export interface Plan {
  readonly roots: readonly Field[];
  /** Fields with arguments below the root fields. Nested fields come before the field that contains them. */
  readonly asked: readonly Field[];
  readonly constants: readonly Field[];
}

/**
 * Plans the fields of a response. Throws an authorization error if a field is forbidden. If `partial` is true, omits
 * forbidden fields that can be null, whose resolvers then throw the error.
 */
export function planFor(source: Source, ability: AppAbility, roots: readonly RootSelection[], partial = false): Plan {
  const draft: Draft = { source, ability, partial, asked: [], constants: [] };
  const fields = roots.map((root) => fieldOf(draft, { above: [], ...root }));
  return { roots: fields, asked: draft.asked, constants: draft.constants };
}

export interface RootSelection {
  readonly owner: GraphQLObjectType;
  readonly key: string;
  readonly nodes: readonly FieldNode[];
  /** Path of the parent field. Omitted for a root field; set for a field of a mutation result. */
  readonly above?: Path;
}

type Path = readonly (string | number)[];

interface Draft {
  readonly source: Source;
  readonly ability: AppAbility;
  readonly partial: boolean;
  readonly asked: Field[];
  readonly constants: Field[];
}

function fieldOf(draft: Draft, { owner, key, nodes, above }: Required<RootSelection>): Field {
  const path = [...above, key];
  const name = (nodes[0] as FieldNode).name.value;
  const shared = { key, owner, nodes, path };
  if (name === '__typename') return typeNameField(shared);
  const def = owner.getFields()[name];
  if (!def) throw new NotExpressible(`${owner.name} has no field ${name}.`);
  const bare = getNullableType(def.type);
  const type = getNamedType(bare);
  if (above.length > 0) refuse(draft.ability, def, type, { path, nodes });
  if (isUnionType(type)) throw new NotExpressible(`${type.name} is a union.`);

  const spec = specOf(def);
  // Fields below a computed value are computed by its resolver, so they need no SQL.
  const ours = spec?.kind === 'row' || spec?.kind === 'constant';
  const below = ours ? { ...draft, partial: false, asked: [], constants: [] } : draft;
  const children = isObjectType(type) ? childrenOf(below, type, { path, nodes }) : [];
  const possible = isInterfaceType(type) ? possibleTypes(below, type, { path, nodes }) : [];
  const nullable = !isRequired(def);
  const field: Field = { ...shared, def, spec, type, list: isListType(bare), nullable, children, possible };
  if (readOf(spec)) draft.asked.push(field);
  if (spec?.kind === 'constant') draft.constants.push(field);
  return field;
}

/** Creates a field whose value is the type name of its owner. */
export const typeNameField = (shared: Pick<Field, 'key' | 'owner' | 'nodes' | 'path'>): Field => ({
  ...shared,
  def: null,
  spec: undefined,
  type: null,
  list: false,
  nullable: false,
  children: [],
  possible: [],
});

/** Returns the function that creates the read of a field from its arguments. Returns null for other fields. */
export const readOf = (spec: FieldSpec | undefined) =>
  spec?.kind === 'relation' || spec?.kind === 'edge' ? spec.read : null;

/**
 * Returns the types of an interface that the viewer may be able to read. Other types are omitted without an error, so
 * that the response is the same as for rows that do not exist.
 */
function possibleTypes(draft: Draft, type: GraphQLInterfaceType, place: Place): PossibleType[] {
  return draft.source.schema.getPossibleTypes(type).flatMap((possible) => {
    const subject = subjectOf(possible.name);
    if (!subject || !draft.ability.can('read', subject)) return [];
    return [{ type: possible, children: childrenOf(draft, possible, place) }];
  });
}

interface Place {
  readonly path: Path;
  readonly nodes: readonly FieldNode[];
}

function childrenOf(draft: Draft, owner: GraphQLObjectType, { path, nodes }: Place): Field[] {
  const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
  const selected = collect(draft.source, owner, sets);
  return [...selected].flatMap(([key, below]) => permittedField(draft, { owner, key, nodes: below, above: path }));
}

function permittedField(draft: Draft, selection: Required<RootSelection>): Field[] {
  const [asked, constants] = [draft.asked.length, draft.constants.length];
  try {
    return [fieldOf(draft, selection)];
  } catch (error) {
    if (!draft.partial || !(error instanceof GraphQLError) || !canBeNull(selection)) throw error;
    draft.asked.length = asked;
    draft.constants.length = constants;
    return [];
  }
}

/**
 * Returns whether a field can be null together with an error, so that the rest of the response is still returned. False
 * for a constant, because its resolver runs without a projected row.
 */
function canBeNull({ owner, nodes }: RootSelection): boolean {
  const def = owner.getFields()[nodes[0]?.name.value ?? ''];
  return def !== undefined && !isNonNullType(def.type) && specOf(def)?.kind !== 'constant';
}

/**
 * Throws an error if the viewer can never read a field or type. Checked once per document and rule shape, before the
 * operation runs.
 */
function refuse(
  ability: AppAbility,
  def: GraphQLField<unknown, unknown>,
  type: GraphQLNamedType,
  { path, nodes }: Place,
): void {
  const gate = def.extensions.can as { action: Action; subject: SubjectName } | undefined;
  const subject = subjectOf(nodeNameOf(type) ?? type.name);
  const asked = [
    ...(gate ? [gate] : []),
    ...(subject && !def.extensions.nullIfHidden ? [{ action: 'read', subject } as const] : []),
  ];
  const refused = asked.find((one) => !ability.can(one.action, one.subject));
  if (refused) throw withLocation(forbidden(requiredPolicy(refused.action, refused.subject)), path, nodes);
}

/** Returns the type name of a connection's nodes. Returns null for other types. */
export function nodeNameOf(type: GraphQLNamedType | null): string | null {
  const nodes = isObjectType(type) && type.name.endsWith('Connection') ? type.getFields().nodes : undefined;
  return nodes ? getNamedType(nodes.type).name : null;
}

/**
 * Adds the path of the refused field to an authorization error. Otherwise, graphql-js would use the path of the root
 * field.
 */
export const withLocation = (denial: Denial, path: Path, nodes: readonly FieldNode[]): GraphQLError =>
  new GraphQLError(denial.message, { nodes: [...nodes], path, originalError: denial, extensions: denial.extensions });

/** Returns the arguments of a field in the form in which graphql-js passes them to the resolver. */
export const argumentsOf = ({ def, nodes }: Field, variables: Source['variables']): Record<string, unknown> =>
  def ? getArgumentValues(def, nodes[0] as FieldNode, { ...variables }) : {};
