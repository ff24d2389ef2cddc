import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { authenticate } from '../context/authenticate.ts';
import type { RequestContext, Services } from '../context/context.ts';
import { recall } from '../context/recall.ts';
import { badRequest, Denial } from '../errors/denials.ts';
import { type Admission, admitDocument, type OperationRequest } from '../limits/admission.ts';
import { type KnownAnswer, knownOperations, type Manner } from '../reads/index.ts';
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
  app.post('/graphql', async (request, reply) => {
    const transport = httpTransport(request, reply, secure);
    const credentials = { bearer: bearerOf(request), workspaceSlug: workspaceSlugOf(request) };
    const recalled = callers.recall(credentials, transport, services.clock());
    const proven = recalled && (await unlessDenied(async () => answerKnown(recalled, await admit(recalled, request))));
    if (proven) return sendKnown(reply, proven);

    const ctx = await authenticate(services, transport, credentials);
    callers.keep(credentials, ctx);
    const body = await admit(ctx, request);
    const answer = await answerKnown(ctx, body);
    if (answer) return sendKnown(reply, answer);
    known.learn(ctx, body.manner, send(reply, await run(apollo, ctx, request, body.asked)));
    return reply;
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

function run(apollo: ApolloServer<RequestContext>, ctx: RequestContext, request: FastifyRequest, body: object) {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body },
    context: async () => ctx,
  });
}

/** Sends what Apollo answered; says as what. */
function send(reply: FastifyReply, { headers, status, body }: HTTPGraphQLResponse): string {
  void reply.header('cache-control', 'no-store');
  for (const [name, value] of headers) void reply.header(name, value);
  if (body.kind !== 'complete') throw new Error('Incremental delivery is not on.');
  void reply.code(status ?? 200).send(body.string);
  return headers.get('content-type') ?? '';
}
