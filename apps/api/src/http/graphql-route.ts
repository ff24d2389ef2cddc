import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { authenticate } from '../context/authenticate.ts';
import type { RequestContext, Services } from '../context/context.ts';
import { recall } from '../context/recall.ts';
import { badRequest, Denial, rateLimited } from '../errors/denials.ts';
import type { Documents } from '../graphql/documents.ts';
import { type Admission, admitDocument, type OperationRequest } from '../limits/admission.ts';
import { budgetHeaders, budgets, isSpent, withCost } from '../limits/budgets.ts';
import { type Answer, idempotencyKeyOf, once } from '../limits/idempotency.ts';
import { type KnownAnswer, type KnownOperations, knownOperations, type Manner } from '../reads/index.ts';
import { apolloServer } from './apollo.ts';
import { bearerOf, httpTransport, workspaceSlugOf } from './transport.ts';

/** POST /graphql: who calls, may this document run, then Apollo. */
export async function graphqlRoute(
  app: FastifyInstance,
  services: Services,
  schema: GraphQLSchema,
  admission: Admission,
) {
  const known = knownOperations(schema);
  const apollo = apolloServer(services, schema, known.plugin);
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());

  const secure = services.publicBaseUrl.startsWith('https:');
  const callers = recall();
  const budgetsOf = budgets(services);
  const parts = { apollo, known, documents: admission.documents };
  app.post('/graphql', async (request, reply) => {
    const transport = httpTransport(request, reply, secure);
    const credentials = { bearer: bearerOf(request), workspaceSlug: workspaceSlugOf(request) };
    const recalled = callers.recall(credentials, transport, services.clock());
    const proven = recalled && (await unlessDenied(async () => answerKnown(recalled, await admit(recalled, request))));
    if (proven) return sendKnown(reply, proven);

    const ctx = await authenticate(services, transport, credentials);
    callers.keep(credentials, ctx);
    const budget = await budgetsOf.take(ctx);
    if (budget) void reply.headers(budgetHeaders(budget));
    if (budget && isSpent(budget)) throw rateLimited(budget.resetSeconds);
    const body = await admit(ctx, request);
    const answer = await answerTo(parts, ctx, { request, body });
    if (answer.replayed) void reply.header('idempotency-replayed', 'true');
    if (!budget) return sendAnswer(reply, answer, answer.body);
    const settled = budgetsOf.settle(ctx, budget);
    void reply.headers(budgetHeaders(settled));
    const toldCost = request.headers['x-include-cost'] === '1';
    return sendAnswer(reply, answer, toldCost ? withCost(answer.body, settled, services.clock()) : answer.body);
  });

  async function admit(ctx: RequestContext, request: FastifyRequest): Promise<Admitted> {
    const asked = await admitDocument(ctx, readBody(request.body), admission);
    return { asked, manner: mannerOf(request, asked) };
  }

  const answerKnown = (ctx: RequestContext, { asked, manner }: Admitted) => known.answer(ctx, manner, asked);

  // GraphQL over GET would put documents and variables into logs and histories.
  app.get('/graphql', async () => {
    throw new Denial('BAD_REQUEST', 'Send a POST with a JSON body.');
  });
}

interface Parts {
  readonly apollo: ApolloServer<RequestContext>;
  readonly known: KnownOperations;
  readonly documents: Documents;
}

async function answerTo(
  { apollo, known, documents }: Parts,
  ctx: RequestContext,
  { request, body: { asked, manner } }: { request: FastifyRequest; body: Admitted },
): Promise<Answered> {
  const key = idempotencyKeyOf(request.headers['idempotency-key']);
  const document = key === null ? null : documents.find(asked.query ?? '', asked.operationName ?? null);
  // Reading changes nothing, and needs no key for that.
  if (key !== null && document?.isMutation) {
    return once(ctx, { key, asked, document }, (joined) => run(apollo, joined, request, asked));
  }
  const answer = await known.answer(ctx, manner, asked);
  if (answer) return { status: 200, contentType: answer.type, body: answer.body };
  const given = await run(apollo, ctx, request, asked);
  known.learn(ctx, manner, given.contentType);
  return given;
}

interface Admitted {
  readonly asked: OperationRequest;
  readonly manner: Manner;
}

/** Whoever is refused before it is proven who they are is asked again in the ordinary way. */
async function unlessDenied<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Denial) return null;
    throw error;
  }
}

const sendKnown = (reply: FastifyReply, { type, body }: KnownAnswer) =>
  reply.header('cache-control', 'no-store').type(type).send(body);

/** Apollo would find the same faults, but before it knows the request whose id our errors carry. */
function readBody(body: unknown): OperationRequest {
  if (Array.isArray(body)) throw badRequest('Send one operation at a time: batches are not accepted.');
  if (body === null || typeof body !== 'object') throw badRequest('Send a JSON object.');
  const { operationName, variables, extensions } = body as Record<string, unknown>;
  if (typeof (operationName ?? '') !== 'string') throw badRequest('operationName is a text.');
  for (const [name, value] of Object.entries({ variables, extensions })) {
    if (Array.isArray(value) || typeof (value ?? {}) !== 'object') throw badRequest(`${name} is a JSON object.`);
  }
  return body;
}

const mannerOf = ({ headers }: FastifyRequest, { query }: OperationRequest) => ({
  query: query ?? '',
  accept: headers.accept ?? '',
  contentType: headers['content-type'] ?? '',
});

async function run(
  apollo: ApolloServer<RequestContext>,
  ctx: RequestContext,
  request: FastifyRequest,
  body: object,
): Promise<RunAnswer> {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const response = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body },
    context: async () => ctx,
  });
  if (response.body.kind !== 'complete') throw new Error('Incremental delivery is not on.');
  const text = response.body.string;
  return {
    status: response.status ?? 200,
    contentType: response.headers.get('content-type') ?? '',
    headers: response.headers,
    body: text,
    failed: text.includes('"errors":') && hasNoData(text),
  };
}

interface RunAnswer extends Answer {
  readonly headers: Iterable<[string, string]>;
}

const hasNoData = (text: string): boolean => (JSON.parse(text) as { data?: unknown }).data == null;

type Answered = Pick<Answer, 'status' | 'contentType' | 'body'> & {
  readonly headers?: Iterable<[string, string]>;
  readonly replayed?: boolean;
};

function sendAnswer(reply: FastifyReply, { status, contentType, headers }: Answered, body: string): FastifyReply {
  void reply.header('cache-control', 'no-store');
  for (const [name, value] of headers ?? []) if (name !== 'content-length') void reply.header(name, value);
  return reply.code(status).type(contentType).send(body);
}
