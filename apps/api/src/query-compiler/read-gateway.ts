import type { ApolloServerOptions } from '@apollo/server';
import type { FormattedExecutionResult, GraphQLSchema } from 'graphql';
import type { RequestContext } from '../auth/context.ts';
import { answer, JsonText } from './executor.ts';

type ApolloGateway = NonNullable<ApolloServerOptions<RequestContext>['gateway']>;

/** Replaces Apollo's executor by implementing its gateway interface. `answer` executes the operations. */
export function createReadGateway(schema: GraphQLSchema): ApolloGateway {
  return {
    onSchemaLoadOrUpdate: (take) => {
      take({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    load: async () => ({
      executor: ({ document, operationName, request, context }) =>
        answer(schema, context as unknown as RequestContext, {
          document,
          operationName: operationName ?? null,
          variables: request.variables,
        }),
    }),
    stop: async () => {},
  };
}

export const isDatabaseText = (data: unknown): boolean => data instanceof JsonText;

/**
 * Serializes a response. JSON text from the database is not changed; other data is serialized in the same way as in
 * Apollo.
 */
export function stringifyResult(result: FormattedExecutionResult): string {
  const { data } = result as { data?: unknown };
  return data instanceof JsonText ? `{"data":${data.text}}\n` : `${JSON.stringify(result)}\n`;
}
