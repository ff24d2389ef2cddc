import { ApolloServer, type ApolloServerPlugin, type HTTPGraphQLHead } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { DenialCode } from '@frontdesk/domain';
import type { GraphQLFormattedError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { RequestContext, Services } from '../auth/context.ts';
import { badRequest } from '../errors/denials.ts';
import { DOCUMENT_LIMITS, documentRules, VALIDATION_OPTIONS } from '../graphql/document-limits.ts';
import { formatError } from '../graphql/errors.ts';
import { countDenied, type DeniedCount } from '../modules/platform/audit/index.ts';
import { createReadGateway, stringifyResult } from '../query-compiler/index.ts';

/** Apollo Server with our limits and errors, and without its own document lookup. */
export function apolloServer(
  services: Services,
  schema: GraphQLSchema,
  known: ApolloServerPlugin<RequestContext>,
): ApolloServer<RequestContext> {
  const { log } = services;
  return new ApolloServer<RequestContext>({
    // Our executor: responses built only from projections stay JSON text from the database.
    gateway: createReadGateway(schema),
    stringifyResult,
    // Documents by id are resolved by `applyDocumentPolicy`, which knows whose they are.
    persistedQueries: false,
    csrfPrevention: true,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: false,
    parseOptions: { maxTokens: DOCUMENT_LIMITS.tokens },
    validationRules: documentRules(),
    validationOptions: VALIDATION_OPTIONS,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    logger: log,
    plugins: [
      // It would inspect every field for cache hints that we never set.
      ApolloServerPluginCacheControlDisabled(),
      known,
      ourErrors(log, countDenied(services)),
    ],
    formatError: (formatted, error): Marked => ({ ...formatted, original: error }),
  });
}

/** Apollo's formatted error together with the original until our formatter has run. */
type Marked = GraphQLFormattedError & { readonly original?: unknown };

/** Apollo's formatter has no request, and our errors contain the request id. */
const ourErrors = (log: Services['log'], denied: DeniedCount): ApolloServerPlugin<RequestContext> => ({
  serverWillStart: async () => ({ serverWillStop: denied.close }),
  requestDidStart: async () => ({
    // Apollo does this in its own executor, which we replace.
    didResolveOperation: async ({ operation }) => {
      if (!operation) throw badRequest('Name one of the operations of the document.');
    },
    willSendResponse: async ({ response, contextValue, operation }) => {
      if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
      const errors: readonly Marked[] = response.body.singleResult.errors;
      response.body.singleResult.errors = errors.map(({ original, ...formatted }) => {
        const error = formatError(formatted, original, contextValue.transport.requestId, log);
        // The field name instead of the caller's alias.
        denied.note(contextValue, fieldAt(operation, formatted.path?.[0]), String(error.extensions?.code));
        return error;
      });
      markUnavailable(response.http, response.body.singleResult.errors);
    },
  }),
});

/** Apollo sets a status only for errors that carry one; outages are detected here. */
function markUnavailable(http: HTTPGraphQLHead, errors: readonly GraphQLFormattedError[]): void {
  const outage = errors.find(({ extensions }) => extensions?.code === ('SERVICE_UNAVAILABLE' satisfies DenialCode));
  if (!outage) return;
  http.status = 503;
  http.headers.set('retry-after', String(outage.extensions?.retryAfterSeconds));
}

function fieldAt(operation: OperationDefinitionNode | undefined, key: string | number | undefined): string {
  const fields = operation?.selectionSet.selections.filter((node) => node.kind === 'Field') ?? [];
  const found = fields.find(({ alias, name }) => (alias ?? name).value === key);
  return found?.name.value ?? operation?.operation ?? 'operation';
}
