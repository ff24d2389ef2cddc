import 'reflect-metadata';
import { type GraphQLSchema, specifiedDirectives } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { semanticNonNull, withNullableFields, withProjection } from '../query-compiler/index.ts';
import { describeCommonElements } from './common-descriptions.ts';
import { assertAllGated } from './gate-totality.ts';
import { guardRoots } from './guard-roots.ts';
import { answerSchemaInBatches } from './introspection.ts';
import { NO_PUB_SUB } from './no-pub-sub.ts';
import { withPayloads } from './payload.ts';
import { RESOLVERS } from './resolvers.ts';

/** Returns the schema. It has no state, so all servers in the process share it. */
export function sharedGraph(): GraphQLSchema {
  graph ??= buildGraph();
  return graph;
}

let graph: GraphQLSchema | undefined;

/**
 * Builds the schema. Throws an error with the name of the field if a field that requires a permission check has none.
 */
export function buildGraph(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: RESOLVERS,
    validate: false,
    orphanedTypes: [],
    directives: [...specifiedDirectives, semanticNonNull],
    pubSub: NO_PUB_SUB,
  });
  guardRoots(withProjection(withNullableFields(withPayloads(describeCommonElements(schema)))));
  assertAllGated(schema);
  answerSchemaInBatches();
  return schema;
}
