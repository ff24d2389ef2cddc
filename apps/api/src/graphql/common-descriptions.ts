import { type GraphQLSchema, isObjectType } from 'graphql';

const ROOTS: Readonly<Record<string, string>> = {
  Query: 'Fields that read data. They change nothing.',
  Mutation: 'Fields that change data. The mutations of a document run one after the other.',
  Subscription: 'Fields that emit changes over a WebSocket. A subscription selects one of them.',
};

const ARGUMENTS: Readonly<Record<string, string>> = {
  id: 'Id of the record. A malformed id has the same result as an id that does not exist.',
  after:
    'Cursor from `endCursor`, after which the page starts. If omitted, the page starts with the first item. VALIDATION_FAILED if it is not a cursor of this list.',
  filter:
    'Conditions that an item must meet to be in the list. If omitted, every item that the viewer can read is in it.',
};

/** Describes the root types, and the arguments that mean the same in every field and have no description of their own. */
export function describeCommonElements(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    type.description ??= ROOTS[type.name];
    for (const { args } of Object.values(type.getFields()))
      for (const arg of args) arg.description ??= ARGUMENTS[arg.name];
  }
  return schema;
}
