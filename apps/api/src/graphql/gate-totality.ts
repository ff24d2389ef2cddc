import { type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { type FieldSpec, specOf } from '../query-compiler/field-spec.ts';

/**
 * Returns the fields that must have a permission check: root fields, and fields with a resolver or an `inSql`
 * declaration other than `column`. Columns of the object need none, because reading the object was already authorized.
 */
export function ungatedFields(schema: GraphQLSchema): { name: string; field: GraphQLField<unknown, unknown> }[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const { fieldResolvers, objectTypes } = getMetadataStorage();
  // The GraphQL name of a type can differ from the name of its class.
  const nameOf = (owner: unknown) => objectTypes.find(({ target }) => target === owner)?.name;
  const computed = new Set(
    fieldResolvers.map(({ getObjectType, target, schemaName, methodName }) => {
      return `${nameOf(getObjectType?.() ?? target)}.${schemaName ?? methodName}`;
    }),
  );
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('__')) return [];
    const isRoot = roots.includes(type);
    return Object.values(type.getFields())
      .map((field) => ({ name: `${type.name}.${field.name}`, field }))
      .filter(({ name, field }) => isRoot || computed.has(name) || isComputed(specOf(field)));
  });
}

const isComputed = (spec: FieldSpec | undefined): boolean => spec !== undefined && spec.kind !== 'column';

/** Throws an error if a field that requires a permission check has neither `@Can` nor `@Public`. Called at startup. */
export function assertAllGated(schema: GraphQLSchema): void {
  const open = ungatedFields(schema).filter(({ field }) => !field.extensions.can && !field.extensions.public);
  if (open.length === 0) return;
  const names = open.map(({ name }) => name).join(', ');
  throw new Error(
    `Add @Can(action, Subject) or @Public(reason) to: ${names}; then a row in permission-matrix.test.ts.`,
  );
}
