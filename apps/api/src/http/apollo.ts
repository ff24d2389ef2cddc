import { ApolloServer, type ApolloServerPlugin, type HTTPGraphQLHead } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { DenialCode } from '@frontdesk/domain';
import type { GraphQLFormattedError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { RequestContext, Services } from '../auth/context.ts';
import { badRequest } from '../errors/denials.ts';
import { DOCUMENT_LIMITS, documentRules, VALIDATION_OPTIONS } from '../graphql/document-limits.ts';
import { canRunAnyDocument, type DocumentPolicy } from '../graphql/document-policy.ts';
import { formatError } from '../graphql/errors.ts';
import { stringifySchema } from '../graphql/introspection.ts';
import { countDenied, type DeniedCount } from '../modules/platform/audit/index.ts';
import { createReadGateway, stringifyResult } from '../query-compiler/index.ts';

/**
 * Creates the Apollo server with the limits and error format of this API. Apollo's own persisted queries are disabled.
 */
export function apolloServer(
  services: Services,
  schema: GraphQLSchema,
  known: ApolloServerPlugin<RequestContext>,
  policy: DocumentPolicy,
): ApolloServer<RequestContext> {
  const { log } = services;
  return new ApolloServer<RequestContext>({
    // The gateway replaces Apollo's executor: a response that consists only of compiled reads is returned as the JSON
    // text from the database.
    gateway: createReadGateway(schema),
    stringifyResult: (result) => stringifySchema(result) ?? stringifyResult(result),
    // `applyDocumentPolicy` resolves document ids, because access to a document depends on the API caller.
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
      // Disabled, because the plugin would search every field for cache hints, which this schema does not use.
      ApolloServerPluginCacheControlDisabled(),
      known,
      ourErrors(services, countDenied(services), policy),
    ],
    formatError: (formatted, error): Marked => ({ ...formatted, original: error }),
  });
}

/** Formatted error with the original error, which is removed before the response is sent. */
type Marked = GraphQLFormattedError & { readonly original?: unknown };

/**
 * Formats errors in a plugin, because Apollo's `formatError` has no access to the request, whose id the errors must
 * contain.
 */
const ourErrors = (
  { log, publicBaseUrl }: Services,
  denied: DeniedCount,
  policy: DocumentPolicy,
): ApolloServerPlugin<RequestContext> => ({
  serverWillStart: async () => ({ serverWillStop: denied.close }),
  requestDidStart: async () => ({
    // Apollo's own executor would report a missing operation, but the gateway replaces that executor.
    didResolveOperation: async ({ operation }) => {
      if (!operation) throw badRequest('Set operationName to an operation of the document.');
    },
    willSendResponse: async ({ request, response, contextValue, operation }) => {
      if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
      const { data, errors } = response.body.singleResult as { data?: unknown; errors: readonly Marked[] };
      // A field inside a list can fail for every item, so each root field is counted only once per response.
      const counted = new Set<string>();
      response.body.singleResult.errors = errors.map(({ original, ...formatted }) => {
        const error = formatError(formatted, original, {
          requestId: contextValue.transport.requestId,
          log,
          publicBaseUrl,
          isSchemaVisible: canRunAnyDocument(contextValue, policy),
        });
        const code = String(error.extensions?.code);
        const key = `${formatted.path?.[0]} ${code}`;
        // Counts the denial under the name of the field, because the client can choose any alias.
        if (!counted.has(key)) denied.note(contextValue, fieldAt(operation, formatted.path?.[0]), code);
        counted.add(key);
        return error;
      });
      const acceptsStatus = request.http?.headers.get('accept')?.includes(GRAPHQL_RESPONSE) ?? false;
      setStatus(response.http, { data, errors: response.body.singleResult.errors }, acceptsStatus);
    },
  }),
});

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/**
 * Statuses that concern the whole request. A client must renew its credentials, or wait, before it retries the request.
 */
const STATUSES_OF_REQUEST: readonly (number | undefined)[] = [401, 429, 503];

interface ExecutedAnswer {
  readonly data?: unknown;
  readonly errors: readonly GraphQLFormattedError[];
}

/**
 * Sets the status of a response with errors: 200 if at least one root field has a result; otherwise 503 for an outage,
 * or else the status of the last error. For clients that accept only `application/json`, a field error results in 200,
 * unless its status is one of `STATUSES_OF_REQUEST`.
 */
function setStatus(http: HTTPGraphQLHead, { data, errors }: ExecutedAnswer, acceptsStatus: boolean): void {
  if (Object.values(data ?? {}).some((value) => value !== null)) {
    http.status = 200;
    http.headers.delete('retry-after');
    return;
  }
  const outage = errors.find(({ extensions }) => extensions?.code === ('SERVICE_UNAVAILABLE' satisfies DenialCode));
  if (outage) {
    http.status = 503;
    http.headers.set('retry-after', String(outage.extensions?.retryAfterSeconds));
  } else if (data !== undefined && !acceptsStatus && !STATUSES_OF_REQUEST.includes(http.status)) http.status = 200;
}

function fieldAt(operation: OperationDefinitionNode | undefined, key: string | number | undefined): string {
  const fields = operation?.selectionSet.selections.filter((node) => node.kind === 'Field') ?? [];
  const found = fields.find(({ alias, name }) => (alias ?? name).value === key);
  return found?.name.value ?? operation?.operation ?? 'operation';
}
