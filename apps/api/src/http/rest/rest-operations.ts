import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { authenticate } from '../../auth/authenticate.ts';
import type { RequestContext, Services } from '../../auth/context.ts';
import { looksLikeApiKey } from '../../auth/tokens/api-key-token.ts';
import { HTTP_STATUS, unauthenticated } from '../../errors/denials.ts';
import { errorUrl } from '../../errors/error-reference.ts';
import type { UserError } from '../../errors/refused.ts';
import type { DocumentPolicy } from '../../graphql/document-policy.ts';
import type { KnownOperation } from '../../graphql/documents.ts';
import { idempotencyKeyOf, runIdempotently, type StoredResponse } from '../../idempotency/idempotency.ts';
import type { RestEndpoint } from '../../rate-limiting/api-limits.ts';
import { assertNotSpent, type Budget, budgetHeaders } from '../../rate-limiting/budgets.ts';
import type { RunOperation } from '../graphql-route.ts';
import { bearerOf, httpTransport, workspaceSlugOf } from '../transport.ts';
import { errorBody, JSON_TYPE, restError, summaryOf } from './rest-errors.ts';

/** REST route that runs one operation of the GraphQL API. */
export interface RestOperation<Data> {
  /** Method and path, such as `POST /api/leads`, shown as the last use of an API key. */
  readonly name: RestEndpoint;
  readonly document: string;
  /** Path to which the id of a created record is appended for the `Location` header. */
  readonly location?: string;
  /** Returns the response for the data of the operation. Returns null if the operation failed. */
  answer(data: Data): RestAnswer | null;
}

export type RestAnswer =
  | { readonly status: 200 | 201; readonly body: object }
  | { readonly refusals: readonly UserError[] };

export interface RestParts {
  readonly services: Services;
  readonly run: RunOperation;
  readonly policy: Pick<DocumentPolicy, 'documents' | 'uses' | 'budgets'>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** API caller of a REST route. Null for other routes. */
    keyCaller: KeyCaller | null;
  }
}

interface KeyCaller {
  readonly ctx: RequestContext;
  readonly budget: Budget | null;
}

type Answer = <Data>(
  request: FastifyRequest,
  reply: FastifyReply,
  sent: { readonly operation: RestOperation<Data>; readonly variables: Record<string, unknown> },
) => Promise<FastifyReply>;

/**
 * Configures a plugin scope to accept only API keys and JSON. Requests are authenticated and counted before their body
 * is read. Returns the function that routes use to respond.
 */
export function restOperations(scope: FastifyInstance, { services, run, policy }: RestParts): Answer {
  const secure = services.publicBaseUrl.startsWith('https:');
  scope.removeContentTypeParser('text/plain');
  scope.setErrorHandler(restError);
  scope.decorateRequest('keyCaller', null);
  scope.addHook('onRequest', async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    const bearer = bearerOf(request);
    if (!bearer || !looksLikeApiKey(bearer)) {
      throw unauthenticated('Send an API key in the header Authorization: Bearer <API key>.');
    }
    const credentials = { bearer, workspaceSlug: workspaceSlugOf(request) };
    const ctx = await authenticate(services, httpTransport(request, reply, secure), credentials);
    const budget = await policy.budgets.take(ctx);
    if (budget) void reply.headers(budgetHeaders(budget));
    assertNotSpent(budget);
    request.keyCaller = { ctx, budget };
  });

  return async (request, reply, { operation, variables }) => {
    if (!request.keyCaller) throw new Error('The request was not authenticated.');
    const { ctx, budget } = request.keyCaller;
    const { name, document } = operation;
    const key = idempotencyKeyOf(request.headers['idempotency-key']);
    const known = knownOperation(policy, document);
    policy.uses.note(ctx, { operation: name, operationId: null, needs: known.needs });
    const respond = async (caller: RequestContext) =>
      toResponse(services, caller, operation, (await run(caller, { query: document, variables })).body);
    // The name is used instead of the document, so that idempotency keys stay valid when the text of the document
    // changes.
    const idempotent = key !== null && { key, asked: { query: name, variables }, operation: known };
    const given = idempotent
      ? await runIdempotently(ctx, idempotent, respond)
      : { ...(await respond(ctx)), replayed: false };
    if (given.replayed) void reply.header('idempotency-replayed', 'true');
    if (budget) void reply.headers(budgetHeaders(policy.budgets.settle(ctx, budget, name)));
    return send(reply, given, operation.location);
  };
}

function knownOperation({ documents }: RestParts['policy'], document: string): KnownOperation {
  const known = documents.find(document)?.operation(null);
  if (!known) throw new Error('A REST route has a document without an operation.');
  return known;
}

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
function toResponse<Data>(
  { publicBaseUrl }: Services,
  { transport }: RequestContext,
  operation: RestOperation<Data>,
  text: string,
): StoredResponse {
  const { data, errors = [] } = JSON.parse(text) as { data?: Data | null; errors?: GraphQLFormattedError[] };
  const answer = data ? operation.answer(data) : null;
  const response = { contentType: JSON_TYPE, failed: false };
  if (answer && 'body' in answer) return { ...response, status: answer.status, body: JSON.stringify(answer.body) };
  if (answer) {
    const code = 'VALIDATION_FAILED';
    const reference = { code, requestId: transport.requestId, docUrl: errorUrl(publicBaseUrl, code) };
    const refused = { message: summaryOf(answer.refusals), extensions: reference };
    return { ...response, status: refusalStatus(answer.refusals), body: errorBody(refused, answer.refusals) };
  }
  const [error] = errors;
  if (!error) throw new Error('The operation of a REST route returned neither a result nor an error.');
  const status = HTTP_STATUS[error.extensions?.code as keyof typeof HTTP_STATUS] ?? 500;
  return { ...response, status, body: errorBody(error, []), failed: true };
}

/**
 * Returns the HTTP status of a refusal: 402 for a plan limit, so that clients can distinguish it from invalid input,
 * otherwise 422.
 */
export const refusalStatus = (refusals: readonly UserError[]): 402 | 422 =>
  refusals.some(({ code }) => code === 'PLAN_LIMIT_REACHED' || code === 'PLAN_FEATURE_MISSING') ? 402 : 422;

function send(reply: FastifyReply, { status, contentType, body }: StoredResponse, location?: string): FastifyReply {
  const { id, error } = JSON.parse(body) as { id?: string; error?: { retryAfterSeconds?: number } };
  if (status === 201 && location) void reply.header('location', `${location}/${id}`);
  if (error?.retryAfterSeconds) void reply.header('retry-after', error.retryAfterSeconds);
  return reply.code(status).type(contentType).send(body);
}
