import {
  type GraphQLInputObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
} from 'graphql';

const ROOTS: Readonly<Record<string, string>> = {
  Query: 'Fields that read data. They change nothing.',
  Mutation: 'Fields that change data. The mutations of a document run one after the other.',
  Subscription: 'Fields that emit changes over a WebSocket. A subscription selects one of them.',
};

const ID = 'Id of the record. A malformed id has the same result as an id that does not exist.';

const ARGUMENTS: Readonly<Record<string, string>> = {
  id: ID,
  input: 'Input of the mutation. In `errors`, `field` is the path of the invalid value relative to `input`.',
  after:
    'Cursor after which the page starts, for example `pageInfo.endCursor`. If null or omitted, the page starts with the first item. VALIDATION_FAILED if it is not a cursor of this list.',
  filter: 'Filter of the list. If null or omitted, all items that the viewer can read are returned.',
};

const PATCH =
  'An optional field that is omitted leaves the stored value unchanged, unless the description of the field says otherwise.';

/** Returns whether a mutation changes only the given fields of its input (API-08). */
const isPatch = (name: string, input: GraphQLInputObjectType): boolean =>
  name.startsWith('update') && Object.values(input.getFields()).some(({ type }) => !isNonNullType(type));

/**
 * Adds descriptions to elements that have none of their own: the root types, arguments with the same meaning in every
 * field, and input types with their ids.
 */
export function describeCommonElements(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    type.description ??= ROOTS[type.name];
    for (const field of Object.values(type.getFields())) {
      for (const arg of field.args) {
        arg.description ??= ARGUMENTS[arg.name];
        const input = getNamedType(arg.type);
        if (!isInputObjectType(input)) continue;
        input.description ??= `Input of \`${field.name}\`.`;
        if (isPatch(field.name, input)) arg.description = `${arg.description ?? ''} ${PATCH}`.trim();
        const { id } = input.getFields();
        if (id) id.description ??= ID;
      }
    }
  }
  return schema;
}
