import { type GraphQLSchema, isAbstractType, isEnumType, isInputObjectType, isObjectType } from 'graphql';

/** Average number of items in each list of the introspection types, by field name. */
export type SchemaScale = Readonly<Record<string, number>>;

const scales = new WeakMap<GraphQLSchema, SchemaScale>();

/** Returns the average number of items in each list of a schema. The averages are computed only once per schema. */
export function schemaScale(schema: GraphQLSchema): SchemaScale {
  const scale = scales.get(schema) ?? scaleOf(schema);
  scales.set(schema, scale);
  return scale;
}

function scaleOf(schema: GraphQLSchema): SchemaScale {
  const types = Object.values(schema.getTypeMap());
  const fields = types.flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()) : []));
  const total = (counts: readonly number[]) => counts.reduce((sum, one) => sum + one, 0);
  const perType = (count: number) => Math.max(1, count / types.length);
  return {
    types: types.length,
    // Estimated average. `ofType` is null for types that are neither lists nor non-null.
    ofType: 0.5,
    directives: schema.getDirectives().length,
    fields: perType(fields.length),
    args: Math.max(1, total(fields.map(({ args }) => args.length)) / Math.max(1, fields.length)),
    inputFields: perType(
      total(types.map((type) => (isInputObjectType(type) ? Object.keys(type.getFields()).length : 0))),
    ),
    enumValues: perType(total(types.map((type) => (isEnumType(type) ? type.getValues().length : 0)))),
    possibleTypes: perType(
      total(types.map((type) => (isAbstractType(type) ? schema.getPossibleTypes(type).length : 0))),
    ),
  };
}
