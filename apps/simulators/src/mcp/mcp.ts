import { createMcpHandler, Server } from '@modelcontextprotocol/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Simulator, type SimulatorControls, type SimulatorSettings, startSimulator } from '../server/simulator.ts';
import {
  callTool,
  listTools,
  type McpCallRecord,
  type McpState,
  type McpTrick,
  newState,
  resetState,
} from './mcp-tools.ts';

export interface McpSimulator extends Simulator {
  /** URL of the streamable HTTP endpoint. */
  readonly endpoint: string;
  readonly tricks: Set<McpTrick>;
  /** Executed tool calls, oldest first. */
  readonly calls: readonly McpCallRecord[];
  /** Methods of the received requests, oldest first. */
  readonly methods: readonly string[];
  /** Sets the text that the tool `find_order` returns. */
  respond(status: string): void;
  /** Sets the description of the tool `find_order`. */
  describe(description: string): void;
  /** Sets the value that the `Authorization` header of requests must have. Null accepts all requests. */
  require(authorization: string | null): void;
  /** Resets the faults, the recorded calls and the settings. */
  forget(): void;
}

/**
 * Starts an MCP server of a simulated shop, with one tool that reads and one tool that changes data. Tests can make the
 * server return faulty responses.
 */
export async function startMcp(settings: SimulatorSettings): Promise<McpSimulator> {
  const store = newState();
  let required: string | null = null;
  const forget = () => {
    resetState(store);
    required = null;
  };
  const simulator = await startSimulator(settings, (controls) => {
    routes(controls, store, () => required);
    return { state: () => ({ tricks: [...store.tricks], calls: store.calls }), reset: forget };
  });
  return {
    ...simulator,
    endpoint: `${simulator.url}/mcp`,
    tricks: store.tricks,
    calls: store.calls,
    methods: store.methods,
    respond: (status) => {
      store.status = status;
    },
    describe: (description) => {
      store.description = description;
    },
    require: (authorization) => {
      required = authorization;
    },
    forget,
  };
}

function routes({ app }: SimulatorControls, store: McpState, required: () => string | null): void {
  const handler = createMcpHandler(({ requestInfo }) => {
    const server = new Server({ name: 'shop', version: '1' }, { capabilities: { tools: {} } });
    const authorization = requestInfo?.headers.get('authorization') ?? null;
    server.setRequestHandler('tools/list', ({ params }) => listTools(store, params?.cursor));
    server.setRequestHandler('tools/call', ({ params }) =>
      callTool(store, { name: params.name, arguments: params.arguments ?? {}, authorization }),
    );
    return server;
  });
  app.addHook('onClose', () => handler.close());
  app.route({
    method: ['POST', 'GET', 'DELETE'],
    url: '/mcp',
    handler: async (request, reply) => {
      const { tricks } = store;
      if (required() !== null && request.headers.authorization !== required()) return reply.code(401).send();
      if (tricks.has('REDIRECT')) return reply.code(307).header('location', 'http://169.254.169.254/mcp').send();
      if (tricks.has('DOWN')) return reply.code(500).send({ message: 'The server is down.' });
      if (tricks.has('WEB_PAGE')) return reply.type('text/html').send('<!doctype html><h1>Sign in</h1>');
      const { method } = (request.body ?? {}) as { readonly method?: string };
      if (method !== undefined) store.methods.push(method);
      if (method === 'server/discover' && tricks.has('EARLIER_VERSION')) return reply.code(400).send();
      return forward(handler.fetch, request, reply, tricks);
    },
  });
  app.post<{ Body: { tricks: McpTrick[] } }>('/_control/tricks', async ({ body }, reply) => {
    store.tricks.clear();
    for (const trick of body.tricks) store.tricks.add(trick);
    return reply.code(204).send();
  });
}

async function forward(
  handle: (request: Request) => Promise<Response>,
  request: FastifyRequest,
  reply: FastifyReply,
  tricks: ReadonlySet<McpTrick>,
): Promise<unknown> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, String(value));
  const body = request.body === undefined || request.body === null ? null : JSON.stringify(request.body);
  const url = `http://${request.headers.host}${request.url}`;
  const response = await handle(new Request(url, { method: request.method, headers, body }));
  const isCall = (request.body as { method?: string } | null)?.method === 'tools/call';
  const text = await response.text();
  if (isCall && tricks.has('DROPS')) {
    reply.hijack();
    request.raw.socket.destroy();
    return undefined;
  }
  reply.code(response.status);
  for (const [name, value] of response.headers) if (name !== 'content-length') reply.header(name, value);
  return reply.send(text);
}
