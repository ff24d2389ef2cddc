import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { authenticate } from '../context/authenticate.ts';
import type { RequestContext, Services } from '../context/context.ts';
import { badRequest, Denial } from '../errors/denials.ts';
import { type Admission, admitDocument, type OperationRequest } from '../limits/admission.ts';
import { apolloServer } from './apollo.ts';
import { bearerOf, httpTransport, workspaceSlugOf } from './transport.ts';

/** POST /graphql: who calls, may this document run, then Apollo. */
export async function graphqlRoute(
  app: FastifyInstance,
  services: Services,
  schema: GraphQLSchema,
  admission: Admission,
) {
  const apollo = apolloServer(services, schema);
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());

  const secure = services.publicBaseUrl.startsWith('https:');
  app.post('/graphql', async (request, reply) => {
    const ctx = await authenticate(services, httpTransport(request, reply, secure), {
      bearer: bearerOf(request),
      workspaceSlug: workspaceSlugOf(request),
    });
    const body = await admitDocument(ctx, readBody(request.body), admission);
    const answer = await run(apollo, ctx, request, body);
    for (const [name, value] of answer.headers) void reply.header(name, value);
    if (answer.body.kind !== 'complete') throw new Error('Incremental delivery is not on.');
    return reply.code(answer.status ?? 200).send(answer.body.string);
  });
  // GraphQL over GET would put documents and variables into logs and histories.
  app.get('/graphql', async () => {
    throw new Denial('BAD_REQUEST', 'Send a POST with a JSON body.');
  });
}

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
