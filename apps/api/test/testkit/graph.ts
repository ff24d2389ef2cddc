import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { isEdge } from './documents.ts';

/** A field of Query, Mutation or Subscription. */
export interface RootField {
  /** The type and the field, such as `Query.leads`. */
  readonly name: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly field: GraphQLField<unknown, unknown>;
}

/** Whether only global admins may call the field, outside any workspace. */
export function forGlobalAdmins({ field }: RootField): boolean {
  const can = field.extensions.can as { subject: string } | undefined;
  return can?.subject === 'Platform' || can?.subject === 'PlatformUser';
}

export function rootFields(schema: GraphQLSchema): RootField[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({ name: `${type?.name}.${field.name}`, kind, field })),
  );
}

/**
 * Returns an operation that calls the root field with variables. Selects the fields down to `depth`, except edges and
 * fields with required arguments.
 */
export function operationFor(root: RootField, depth: number): string {
  const known = operations.get(root.field) ?? [];
  operations.set(root.field, known);
  known[depth] ??= writeOperation(root, depth);
  return known[depth];
}

/** Cached operations, indexed by depth, because some suites call the same operation thousands of times. */
const operations = new WeakMap<RootField['field'], string[]>();

function writeOperation({ kind, field }: RootField, depth: number): string {
  const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const called = given ? `${field.name}(${given})` : field.name;
  return `${kind} Sample${declared ? `(${declared})` : ''} { ${called}${selection(field.type, depth)} }`;
}

/**
 * Returns the selection ` { … }`, or an empty string for a leaf type. At depth zero, only the type name and the errors
 * of a payload are selected.
 */
export function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isInterfaceType(named)) return ' { __typename id }';
  return isCompositeType(named) ? ` { __typename ${fieldsOf(named, depth)} }` : '';
}

function fieldsOf(type: GraphQLNamedType, depth: number): string {
  if (type.name === 'UserError') return 'code field message';
  if (!isObjectType(type)) return '__typename';
  const { errors } = type.getFields();
  // Without a session, `refreshSession` returns only a reason.
  const reason = type.name === 'RefreshSessionPayload' ? ' reason' : '';
  if (depth === 0) return errors ? `__typename errors${selection(errors.type, 0)}${reason}` : '__typename';
  return (
    Object.values(type.getFields())
      .filter((field) => !field.args.some(isRequiredArgument))
      .filter((field) => depth > 1 || !isCompositeType(getNamedType(field.type)))
      // edges.test.ts follows every edge.
      .filter((field) => !isEdge(field))
      // `edges` contains the same rows.
      .map((field) => `${field.name}${sizeOf(field)}${selection(field.type, field.name === 'nodes' ? 0 : depth - 1)}`)
      .concat('__typename')
      .join(' ')
  );
}

/** Returns the arguments of a field: the page size if it is a nested list, else an empty string. */
const sizeOf = ({ args }: GraphQLField<unknown, unknown>): string =>
  args.some(({ name }) => name === 'last') ? '(last: 2)' : '';

/** Returns the argument paths that can hold a value of the wanted type, such as `id` or `input.id`. */
export function places({ field }: RootField, wanted: (type: string, name: string) => boolean): string[] {
  return field.args.flatMap((argument) => placesIn(argument, wanted, []));
}

function placesIn(
  { name, type }: { name: string; type: GraphQLInputType },
  wanted: (type: string, name: string) => boolean,
  trail: readonly GraphQLNamedType[],
): string[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return wanted(named.name, name) ? [name] : [];
  if (trail.includes(named)) return [];
  const inner = Object.values(named.getFields()).flatMap((field) => placesIn(field, wanted, [...trail, named]));
  return inner.map((path) => `${name}.${path}`);
}

type Values = Record<string, unknown>;

/** Returns the value at a path, using the first item of a list. Undefined if the path does not exist. */
export const valueAt = (values: Values, place: string): unknown =>
  place.split('.').reduce<unknown>((inner, key) => {
    const one = Array.isArray(inner) ? inner[0] : inner;
    return (one as Values | undefined)?.[key];
  }, values);

/** Returns a copy of the arguments in which the value at a path is replaced. */
export function withValue(values: Values, place: string, value: unknown): Values {
  const [key = '', ...rest] = place.split('.');
  const there = values[key];
  if (rest.length === 0) return { ...values, [key]: Array.isArray(there) ? [value] : value };
  if (Array.isArray(there)) return { ...values, [key]: [withValue((there[0] ?? {}) as Values, rest.join('.'), value)] };
  return { ...values, [key]: withValue((there ?? {}) as Values, rest.join('.'), value) };
}
