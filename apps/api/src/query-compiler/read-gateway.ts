import type { ApolloServerOptions } from '@apollo/server';
import type { FormattedExecutionResult, GraphQLSchema } from 'graphql';
import type { RequestContext } from '../auth/context.ts';
import { answer, JsonText } from './executor.ts';

type ApolloGateway = NonNullable<ApolloServerOptions<RequestContext>['gateway']>;

/** Apollo's gateway hook for other executors: outputs reads directly and leaves the rest to graphql-js. */
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

/** Outputs database text unchanged and serializes everything else like Apollo. */
export function stringifyResult(result: FormattedExecutionResult): string {
  const { data } = result as { data?: unknown };
  return data instanceof JsonText ? `{"data":${data.text}}\n` : `${JSON.stringify(result)}\n`;
}
