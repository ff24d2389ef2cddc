import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { authenticate } from '../auth/authenticate.ts';
import { createCallerCache } from '../auth/caller-cache.ts';
import type { RequestContext, Services } from '../auth/context.ts';
import { badRequest, Denial } from '../errors/denials.ts';
import {
  type AdmittedRequest,
  applyDocumentPolicy,
  type DocumentPolicy,
  type OperationRequest,
} from '../graphql/document-policy.ts';
import { assertOperationRequest, operationRequestOfUrl } from '../graphql/operation-request.ts';
import { idempotencyKeyOf, mutationOf, runIdempotently, type StoredResponse } from '../idempotency/idempotency.ts';
import {
  type KnownAnswer,
  type KnownOperations,
  knownOperations,
  type RequestFormat,
} from '../query-compiler/index.ts';
import { assertNotSpent, budgetHeaders, withCost } from '../rate-limiting/budgets.ts';
import { apolloServer } from './apollo.ts';
import { bearerOf, httpTransport, workspaceSlugOf } from './transport.ts';

/**
 * Adds POST and GET /graphql: authenticates the API caller, applies the document policy and runs the operation. GET
 * requests can run only queries, and require a header that causes a preflight request in browsers. Returns a function
 * that other routes use to run operations.
 */
export async function graphqlRoute(
  app: FastifyInstance,
  services: Services,
  schema: GraphQLSchema,
  admission: DocumentPolicy,
): Promise<RunOperation> {
  const known = knownOperations(schema);
  const apollo = apolloServer(services, schema, known.plugin, admission);
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());

  const secure = services.publicBaseUrl.startsWith('https:');
  const callers = createCallerCache();
  const { budgets } = admission;
  const parts = { apollo, known };
  const answerRequest = async (request: FastifyRequest, reply: FastifyReply, sent: OperationRequest) => {
    void reply.header('cache-control', 'no-store');
    const key = idempotencyKeyOf(request.headers['idempotency-key']);
    const transport = httpTransport(request, reply, secure);
    const credentials = { bearer: bearerOf(request), workspaceSlug: workspaceSlugOf(request) };
    const recalled = key === null ? callers.find(credentials, transport, services.clock()) : null;
    const proven =
      recalled && (await nullIfDenied(async () => answerKnown(recalled, await admit(recalled, sent), request)));
    if (proven) return sendKnown(reply, proven);

    const ctx = await authenticate(services, transport, credentials);
    callers.store(credentials, ctx);
    const budget = await budgets.take(ctx);
    if (budget) void reply.headers(budgetHeaders(budget));
    assertNotSpent(budget);
    const admitted = await admit(ctx, sent);
    const answer = await answerTo(parts, ctx, { request, key, admitted });
    if (answer.replayed) void reply.header('idempotency-replayed', 'true');
    if (!budget) return sendAnswer(reply, answer, answer.body);
    const operation = admitted.document?.operation(sent.operationName ?? null);
    const settled = budgets.settle(ctx, budget, operation?.roots ?? null);
    void reply.headers(budgetHeaders(settled));
    const includesCost = request.headers['x-include-cost'] === '1';
    return sendAnswer(reply, answer, includesCost ? withCost(answer.body, settled, services.clock()) : answer.body);
  };

  const admit = (ctx: RequestContext, sent: OperationRequest) => applyDocumentPolicy(ctx, sent, admission);

  const answerKnown = (ctx: RequestContext, { request: asked }: AdmittedRequest, request: FastifyRequest) =>
    known.answer(ctx, requestFormatOf(request, asked), asked);

  app.post('/graphql', async (request, reply) => answerRequest(request, reply, assertOperationRequest(request.body)));
  app.get('/graphql', async (request, reply) => {
    if (!PREFLIGHT_HEADERS.some((name) => request.headers[name])) {
      throw badRequest(`Send a POST, or one of these headers: ${PREFLIGHT_HEADERS.join(', ')}.`);
    }
    return answerRequest(request, reply, operationRequestOfUrl(request.query));
  });
  return (ctx, body) => execute(apollo, ctx, { method: 'POST', headers: new HeaderMap(OWN_HEADERS), search: '', body });
}

/**
 * Function with which a route of this server runs a GraphQL operation. Masks, permissions, errors and costs are the
 * same as for POST /graphql.
 */
export type RunOperation = (ctx: RequestContext, operation: OperationRequest) => Promise<StoredResponse>;

const OWN_HEADERS: readonly [string, string][] = [
  ['content-type', 'application/json'],
  ['accept', 'application/graphql-response+json'],
];

/** Headers that cross-origin pages cannot set without a preflight request, which this server does not allow. */
const PREFLIGHT_HEADERS = ['authorization', 'x-apollo-operation-name', 'apollo-require-preflight'];

interface Parts {
  readonly apollo: ApolloServer<RequestContext>;
  readonly known: KnownOperations;
}

interface GraphqlCall {
  readonly request: FastifyRequest;
  /** Value of the Idempotency-Key header. Null if the header is missing. */
  readonly key: string | null;
  readonly admitted: AdmittedRequest;
}

async function answerTo(
  { apollo, known }: Parts,
  ctx: RequestContext,
  { request, key, admitted }: GraphqlCall,
): Promise<SentAnswer> {
  const { request: asked } = admitted;
  if (key !== null) {
    const operation = mutationOf(admitted);
    return runIdempotently(ctx, { key, asked, operation }, (joined) => run(apollo, joined, request, asked));
  }
  const manner = requestFormatOf(request, asked);
  const answer = await known.answer(ctx, manner, asked);
  if (answer) return { status: 200, contentType: answer.type, body: answer.body };
  const given = await run(apollo, ctx, request, asked);
  known.remember(ctx, manner, given.contentType);
  return given;
}

/**
 * Runs `work` with cached permissions. Returns null if `work` throws a `Denial`, such as FORBIDDEN or RATE_LIMITED; the
 * request then runs again with current permissions.
 */
async function nullIfDenied<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Denial) return null;
    throw error;
  }
}

const sendKnown = (reply: FastifyReply, { type: contentType, body }: KnownAnswer) =>
  sendAnswer(reply, { status: 200, contentType, body }, body);

const requestFormatOf = ({ headers }: FastifyRequest, { query }: OperationRequest): RequestFormat => ({
  query: query ?? '',
  accept: headers.accept ?? '',
  contentType: headers['content-type'] ?? '',
});

async function run(
  apollo: ApolloServer<RequestContext>,
  ctx: RequestContext,
  request: FastifyRequest,
  body: OperationRequest,
): Promise<RunAnswer> {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  if (isEventStream(request)) headers.set('accept', 'application/json');
  // The GET route has already checked `PREFLIGHT_HEADERS`, which replaces Apollo's check of the content type.
  if (request.method === 'GET') headers.set('content-type', 'application/json');
  const search = request.method === 'GET' ? searchOf(body) : '';
  return execute(apollo, ctx, { method: request.method, headers, search, body });
}

async function execute(
  apollo: ApolloServer<RequestContext>,
  ctx: RequestContext,
  httpGraphQLRequest: HTTPGraphQLRequest,
): Promise<RunAnswer> {
  const response = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => ctx });
  if (response.body.kind !== 'complete') throw new Error('Incremental delivery is not supported.');
  const text = response.body.string;
  return {
    status: response.status ?? 200,
    contentType: response.headers.get('content-type') ?? '',
    headers: response.headers,
    body: text,
    failed: text.includes('"errors":') && hasNoData(text),
  };
}

/**
 * Returns the query string of a GET request, with the text of a persisted document filled in. Apollo does not run
 * mutations from a query string.
 */
function searchOf({ query, operationName, variables }: OperationRequest): string {
  const params = new URLSearchParams({ query: query ?? '' });
  if (operationName) params.set('operationName', operationName);
  if (variables) params.set('variables', JSON.stringify(variables));
  return params.toString();
}

/** Returns whether the client accepts only event streams, as graphql-sse does even for queries and mutations. */
const isEventStream = ({ headers }: FastifyRequest): boolean => headers.accept === 'text/event-stream';

interface RunAnswer extends StoredResponse {
  readonly headers: Iterable<[string, string]>;
}

const hasNoData = (text: string): boolean => (JSON.parse(text) as { data?: unknown }).data == null;

type SentAnswer = Pick<StoredResponse, 'status' | 'contentType' | 'body'> & {
  readonly headers?: Iterable<[string, string]>;
  readonly replayed?: boolean;
};

function sendAnswer(reply: FastifyReply, { status, contentType, headers }: SentAnswer, body: string): FastifyReply {
  for (const [name, value] of headers ?? []) if (name !== 'content-length') void reply.header(name, value);
  if (!isEventStream(reply.request)) return reply.code(status).type(contentType).send(body);
  return reply
    .code(status)
    .type('text/event-stream')
    .send(`event: next\ndata: ${body.trimEnd()}\n\nevent: complete\ndata:\n\n`);
}
