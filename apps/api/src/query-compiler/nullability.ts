import {
  DirectiveLocation,
  defaultFieldResolver,
  GraphQLDirective,
  type GraphQLField,
  GraphQLInt,
  GraphQLList,
  type GraphQLNamedType,
  GraphQLNonNull,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { RequestContext } from '../auth/context.ts';
import { isSubject } from './rules.ts';

export const semanticNonNull = new GraphQLDirective({
  name: 'semanticNonNull',
  description:
    'Marks a field that is null only if an error with its path is in `errors`. A client that throws on errors can treat it as non-null.',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: {
    levels: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLInt))),
      defaultValue: [0],
      description: 'Levels of a list that are never null. 0 is the field, 1 is an item of the list.',
    },
  },
});

type Field = GraphQLField<unknown, RequestContext>;

/** Returns whether a null value of the field always means that an error occurred. */
export const isRequired = (field: GraphQLField<unknown, unknown>): boolean =>
  isNonNullType(field.type) || isSemanticNonNull(field);

export const isSemanticNonNull = ({ extensions }: GraphQLField<unknown, unknown>): boolean =>
  extensions.semanticNonNull === true;

/**
 * Makes fields nullable whose access can be denied separately, so that the other fields of the response are still
 * returned: fields of Query, fields with a permission check, and fields of a record that return records of another
 * type.
 */
export function withNullableFields(schema: GraphQLSchema): GraphQLSchema {
  const query = schema.getQueryType();
  const others = [schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || others.includes(type)) continue;
    for (const field of Object.values(type.getFields()))
      if (type === query || isRefusable(type, field)) makeNullable(type, field);
  }
  return schema;
}

function isRefusable(owner: GraphQLObjectType, field: Field): boolean {
  if (field.extensions.can) return true;
  const record = recordOf(getNamedType(field.type));
  return isSubject(owner.name) && isSubject(record.name) && record.name !== owner.name;
}

/** Returns the record type of a connection. Returns any other type unchanged. */
function recordOf(type: GraphQLNamedType): GraphQLNamedType {
  const edge = isObjectType(type) ? getNamedType(type.getFields().edges?.type) : undefined;
  const node = isObjectType(edge) ? getNamedType(edge.getFields().node?.type) : undefined;
  return node ?? type;
}

function makeNullable(owner: GraphQLObjectType, field: Field): void {
  if (!isNonNullType(field.type)) return;
  const { resolve = defaultFieldResolver } = field;
  field.type = field.type.ofType;
  field.extensions = { ...field.extensions, semanticNonNull: true };
  field.resolve = async (source, args, context, info) => {
    const value = await resolve(source, args, context, info);
    if (value === null || value === undefined)
      throw new TypeError(`Cannot return null for the field ${owner.name}.${field.name}.`);
    return value;
  };
}
