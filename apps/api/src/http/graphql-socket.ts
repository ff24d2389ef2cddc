import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import proxyaddr from '@fastify/proxy-addr';
import { type ExecutionArgs, GraphQLError, type GraphQLSchema, Kind } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { authenticate, type Credentials } from '../auth/authenticate.ts';
import type { RequestContext, Services, Transport } from '../auth/context.ts';
import { badRequest, Denial, rateLimited } from '../errors/denials.ts';
import { DOCUMENT_LIMITS } from '../graphql/document-limits.ts';
import {
  applyDocumentPolicy,
  canRunAnyDocument,
  type DocumentPolicy,
  type OperationRequest,
} from '../graphql/document-policy.ts';
import { formatError } from '../graphql/errors.ts';
import { assertOperationRequest } from '../graphql/operation-request.ts';
import { assertNotSpent } from '../rate-limiting/budgets.ts';
import { FLOOD_SECONDS, type SocketConnection, TOO_MANY_REQUESTS } from './socket-connection.ts';
import { SocketConnections } from './socket-connections.ts';
import { onClientClose } from './transport.ts';

/**
 * Adds subscriptions over the graphql-ws protocol, with the same permission checks as HTTP. Not handled by Apollo,
 * which does not support WebSockets.
 */
export function graphqlSocket(server: Server, services: Services, schema: GraphQLSchema, admission: DocumentPolicy) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: DOCUMENT_LIMITS.bodyBytes });
  const lines = new SocketConnections(services, admission.budgets);
  server.on('upgrade', upgrades(services, sockets, lines));

  const disposable = useServer(
    {
      schema,
      connectionInitWaitTimeout: services.socketLimits.authenticateMs,
      onConnect: async ({ connectionParams, extra: { request } }) => {
        const line = lines.of(request);
        const credentials = credentialsOf(connectionParams);
        line.identify(credentials);
        if (await isValid(services, socketTransport(line, request), credentials)) lines.authenticated(request);
      },
      onSubscribe: async (connection, _id, payload) => {
        const requestId = randomUUID();
        const { request, socket } = connection.extra;
        const line = lines.of(request);
        try {
          if (line.isFlooding()) {
            socket.close(TOO_MANY_REQUESTS, 'Too many requests');
            throw rateLimited(FLOOD_SECONDS);
          }
          return await line.start(async () => {
            const sent = assertOperationRequest(payload);
            const transport = { ...socketTransport(line, request), requestId, lookBackMs: lookBackOf(payload) };
            const ctx = await authenticate(services, transport, credentialsOf(connection.connectionParams));
            const budget = await admission.budgets.take(ctx);
            assertNotSpent(budget);
            const admitted = await applyDocumentPolicy(ctx, sent, admission);
            return executionArgs(ctx, schema, admission, admitted.request);
          });
        } catch (error) {
          return [asGraphQLError(error, requestId, services)];
        }
      },
      onError: (connection, _id, _payload, errors) =>
        closeIfUnauthenticated(connection.extra.socket, formatSocketErrors(errors, services)),
      onNext: (...[connection, , , , result]) => {
        const { errors } = result;
        return errors
          ? { ...result, errors: closeIfUnauthenticated(connection.extra.socket, formatSocketErrors(errors, services)) }
          : undefined;
      },
    },
    sockets,
  );
  return () => closing(sockets, () => disposable.dispose());
}

/**
 * Returns the handler of upgrade requests. Refuses requests for other paths, from other origins, with an
 * Idempotency-Key, or above the limit of open sockets.
 */
function upgrades({ trustedProxies, publicBaseUrl }: Services, sockets: WebSocketServer, lines: SocketConnections) {
  const trusts = proxyaddr.compile([...trustedProxies]);
  const own = new URL(publicBaseUrl).host;
  return (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // The target is not parsed as a URL, because an invalid one would throw an error, which would terminate the
    // process.
    const [pathname] = (request.url ?? '').split('?');
    socket.on('error', () => socket.destroy());
    // Browsers send cookies when a page of another origin opens a socket. This socket requires a token instead of a
    // cookie, but other origins are refused as additional protection.
    const { origin, host } = request.headers;
    const ours = origin === undefined || (URL.canParse(origin) && [own, host].includes(new URL(origin).host));
    if (pathname !== '/graphql' || !ours) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    // A subscription makes no changes, so an Idempotency-Key would have no effect.
    if (request.headers['idempotency-key'] !== undefined) {
      socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
      return;
    }
    if (!lines.accept(request, socket, proxyaddr(request, trusts))) {
      socket.end('HTTP/1.1 429 Too Many Requests\r\nretry-after: 10\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      sockets.emit('connection', client, request);
      lines.opened(request, client);
    });
  };
}

/** Time in milliseconds after which a client that did not respond to the close frame is disconnected. */
const CLOSE_FRAME_MS = 5_000;

/**
 * Closes all sockets with code 1001 after their pending messages were sent. Sockets that are still open after a timeout
 * are terminated.
 */
function closing(sockets: WebSocketServer, dispose: () => void | Promise<void>): void {
  const clients = [...sockets.clients];
  const timer = setTimeout(() => {
    for (const client of clients) client.terminate();
  }, CLOSE_FRAME_MS).unref();
  void Promise.resolve(dispose()).then(
    () => clearTimeout(timer),
    () => clearTimeout(timer),
  );
}

const formatSocketErrors = (errors: readonly GraphQLError[], services: Services) =>
  errors.map((error) => asGraphQLError(error, randomUUID(), services));

/** Closes the socket if its credentials are invalid, after the error was sent. Returns the errors unchanged. */
function closeIfUnauthenticated(socket: Pick<WebSocket, 'close'>, errors: GraphQLError[]): GraphQLError[] {
  if (errors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED')) {
    setImmediate(() => socket.close(4401, 'Unauthorized'));
  }
  return errors;
}

function executionArgs(
  ctx: RequestContext,
  schema: GraphQLSchema,
  policy: DocumentPolicy,
  { query, operationName, variables }: OperationRequest,
): ExecutionArgs | GraphQLError[] {
  const document = policy.documents.parse(query ?? '');
  const errors = policy.documents.validate(document);
  if (errors.length > 0) {
    const isSchemaVisible = canRunAnyDocument(ctx, policy);
    return errors.map((error) => asGraphQLError(error, ctx.transport.requestId, ctx.services, isSchemaVisible));
  }
  const onlySubscriptions = document.definitions.every(
    (definition) => definition.kind !== Kind.OPERATION_DEFINITION || definition.operation === 'subscription',
  );
  if (!onlySubscriptions)
    throw badRequest('A WebSocket accepts only subscriptions. Send queries and mutations over HTTP.');
  return { schema, document, contextValue: ctx, variableValues: variables ?? {}, operationName: operationName ?? null };
}

function credentialsOf(params: Readonly<Record<string, unknown>> | undefined) {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return { bearer: text(params?.accessToken), workspaceSlug: text(params?.workspace) };
}

const lookBackOf = ({ extensions }: OperationRequest): number =>
  typeof extensions?.lookBackMs === 'number' ? extensions.lookBackMs : 0;

/**
 * Returns whether the credentials are valid. If they are not, the socket stays open until the time to authenticate has
 * passed or a subscription is refused with the reason.
 */
async function isValid(services: Services, transport: Transport, credentials: Credentials): Promise<boolean> {
  if (credentials.bearer === null) return false;
  try {
    await authenticate(services, transport, credentials);
    return true;
  } catch (error) {
    if (!(error instanceof Denial))
      services.log.error({ err: error }, 'the credential of a socket could not be checked');
    return false;
  }
}

const socketTransport = (line: SocketConnection, request: IncomingMessage): Transport => ({
  requestId: randomUUID(),
  ipAddress: line.address,
  socket: line,
  lookBackMs: 0,
  onAbort: onClientClose(request.socket),
  userAgent: '',
  // Events that are delivered to a client do not restart the idle timeout, because they are not user activity.
  userCaused: false,
  refreshCookie: null,
  setRefreshCookie: noCookie,
  deviceCookie: null,
  setDeviceCookie: noCookie,
});

function noCookie(): never {
  throw new Error('A response over a WebSocket cannot set a cookie.');
}

/**
 * Error that is already formatted. graphql-ws passes the result of `onSubscribe` to `onError`, which must not format it
 * again.
 */
class Formatted extends GraphQLError {}

function asGraphQLError(error: unknown, requestId: string, services: Services, isSchemaVisible = false): GraphQLError {
  if (error instanceof Formatted) return error;
  const known = error instanceof GraphQLError ? error : new GraphQLError('defect', { originalError: error as Error });
  const formatted = formatError({ ...known.toJSON(), extensions: codeOf(known) }, known, {
    requestId,
    log: services.log,
    publicBaseUrl: services.publicBaseUrl,
    isSchemaVisible,
  });
  return new Formatted(formatted.message, { path: formatted.path ?? null, extensions: formatted.extensions ?? {} });
}

/**
 * Returns the extensions of an error, including a code. graphql-js does not set a code; over HTTP, Apollo adds it.
 * Errors with a path originate from resolvers and are not changed.
 */
function codeOf(error: GraphQLError): Record<string, unknown> {
  const found = !error.path && (!error.originalError || error.originalError instanceof GraphQLError);
  if (Object.keys(error.extensions).length > 0 || !found) return error.extensions;
  return { code: error.message.startsWith('Syntax Error') ? 'GRAPHQL_PARSE_FAILED' : 'GRAPHQL_VALIDATION_FAILED' };
}
