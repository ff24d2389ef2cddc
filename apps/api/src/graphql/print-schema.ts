import 'reflect-metadata';
import { type GraphQLSchema, isObjectType, Kind, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { isSemanticNonNull } from '../query-compiler/index.ts';

/** Returns the schema as text, with `@semanticNonNull` on fields that are null only together with an error. */
export function printGraph(schema: GraphQLSchema): string {
  const text = printSchema(lexicographicSortSchema(schema));
  const ends = parse(text).definitions.flatMap((node) => {
    const type = node.kind === Kind.OBJECT_TYPE_DEFINITION ? schema.getType(node.name.value) : undefined;
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION || !isObjectType(type)) return [];
    const fields = type.getFields();
    return (node.fields ?? []).flatMap(({ name, loc }) => {
      const field = fields[name.value];
      return field && loc && isSemanticNonNull(field) ? [loc.end] : [];
    });
  });
  const parts = [0, ...ends].map((start, index) => text.slice(start, ends[index]));
  return `${parts.join(' @semanticNonNull')}\n`;
}
