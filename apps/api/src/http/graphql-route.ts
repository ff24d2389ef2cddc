import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { authenticate } from '../context/authenticate.ts';
import type { RequestContext, Services } from '../context/context.ts';
import { badRequest, Denial } from '../errors/denials.ts';
import { formatError } from '../graphql/errors.ts';
import { type Admission, admitDocument, type OperationRequest } from '../limits/admission.ts';
import { DOCUMENT_LIMITS, documentRules } from '../limits/document-limits.ts';
import { knownOperations, readingGateway, stringifyResult } from '../reads/index.ts';
import { bearerOf, httpTransport, workspaceSlugOf } from './transport.ts';

/** POST /graphql: who calls, may this document run, then Apollo. */
export async function graphqlRoute(
  app: FastifyInstance,
  services: Services,
  schema: GraphQLSchema,
  admission: Admission,
) {
  const known = knownOperations(schema);
  const apollo = new ApolloServer<RequestContext>({
    gateway: readingGateway(schema),
    stringifyResult,
    // Documents by id are resolved by `admitDocument`, which knows whose they are.
    persistedQueries: false,
    csrfPrevention: true,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: false,
    parseOptions: { maxTokens: DOCUMENT_LIMITS.tokens },
    validationRules: documentRules(),
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    logger: services.log,
    plugins: [
      // It would look at every field for hints that we never give; the header it sets is set below.
      ApolloServerPluginCacheControlDisabled(),
      known.plugin,
      errorsWithTheirRequest(services),
    ],
    formatError: (formatted, error): Marked => ({ ...formatted, original: error }),
  });
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());

  const secure = services.publicBaseUrl.startsWith('https:');
  app.post('/graphql', async (request, reply) => {
    const ctx = await authenticate(services, httpTransport(request, reply, secure), {
      bearer: bearerOf(request),
      workspaceSlug: workspaceSlugOf(request),
    });
    const body = await admitDocument(ctx, readBody(request.body), admission);
    const manner = mannerOf(request, body);
    const answer = await known.answer(ctx, manner, body);
    if (answer) return reply.header('cache-control', 'no-store').type(answer.type).send(answer.body);
    known.learn(ctx, manner, await run(apollo, ctx, request, reply, body));
    return reply;
  });
  // GraphQL over GET would put documents and variables into logs and histories.
  app.get('/graphql', async () => {
    throw new Denial('BAD_REQUEST', 'Send a POST with a JSON body.');
  });
}

/** Apollo's own formatter knows no request, and our errors carry its id. */
const errorsWithTheirRequest = (services: Services): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: async () => ({
    willSendResponse: async ({ response, contextValue }) => {
      if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
      const { transport } = contextValue;
      const errors = response.body.singleResult.errors as readonly Marked[];
      response.body.singleResult.errors = errors.map(({ original, ...formatted }) =>
        formatError(formatted, original, transport.requestId, services.log),
      );
    },
  }),
});

/** What Apollo made of an error, with the error itself until our formatter has seen both. */
type Marked = GraphQLFormattedError & { readonly original?: unknown };

function readBody(body: unknown): OperationRequest {
  if (Array.isArray(body)) throw badRequest('Send one operation at a time: batches are not accepted.');
  if (body === null || typeof body !== 'object') throw badRequest('Send a JSON object.');
  return body as OperationRequest;
}

const mannerOf = ({ headers }: FastifyRequest, { query }: OperationRequest) => ({
  query: query ?? '',
  accept: headers.accept ?? '',
  contentType: headers['content-type'] ?? '',
});

/** Hands the request to Apollo; says as what it was answered. */
async function run(
  apollo: ApolloServer<RequestContext>,
  ctx: RequestContext,
  request: FastifyRequest,
  reply: FastifyReply,
  body: object,
): Promise<string> {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const answer = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body },
    context: async () => ctx,
  });
  void reply.header('cache-control', 'no-store');
  for (const [name, value] of answer.headers) void reply.header(name, value);
  void reply.code(answer.status ?? 200);
  if (answer.body.kind !== 'complete') throw new Error('Incremental delivery is not on.');
  void reply.send(answer.body.string);
  return answer.headers.get('content-type') ?? '';
}
