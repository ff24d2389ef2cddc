import { type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

/** Root fields, and fields that compute something: the plain data of an object that was authorised needs no gate of its own. */
export function fieldsThatNeedAGate(schema: GraphQLSchema): { name: string; field: GraphQLField<unknown, unknown> }[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const computed = new Set(
    getMetadataStorage().fieldResolvers.map(({ getObjectType, schemaName, methodName }) => {
      const owner = getObjectType?.() as { name: string };
      return `${owner.name}.${schemaName ?? methodName}`;
    }),
  );
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('__')) return [];
    const isRoot = roots.includes(type);
    return Object.values(type.getFields())
      .map((field) => ({ name: `${type.name}.${field.name}`, field }))
      .filter(({ name }) => isRoot || computed.has(name));
  });
}

/** The server does not start with a door that nobody decided about. */
export function assertGated(schema: GraphQLSchema): void {
  const open = fieldsThatNeedAGate(schema).filter(({ field }) => !field.extensions.can && !field.extensions.public);
  if (open.length === 0) return;
  const names = open.map(({ name }) => name).join(', ');
  throw new Error(
    `Add @Can(action, Subject) or @Public(reason) to: ${names}; then a row in permission-matrix.test.ts.`,
  );
}
