import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import formbody from '@fastify/formbody';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { openSender, type Persistence, type Sender } from './courier.ts';
import { type Fault, type Faults, faultsOf, seededRandom } from './faults.ts';

export interface SimulatorSettings {
  readonly port: number;
  /** Delay between two webhooks, in milliseconds. */
  readonly paceMs: number;
  readonly seed: number;
  readonly persistence?: Persistence | undefined;
}

/** Objects that are used by the routes of every simulator. */
export interface SimulatorControls {
  readonly app: FastifyInstance;
  readonly faults: Faults;
  readonly courier: Sender;
  /** Revoked keys and accounts. Requests that use them are rejected. */
  readonly revoked: Set<string>;
}

export interface Simulator {
  readonly url: string;
  readonly faults: Faults;
  readonly courier: Sender;
  readonly revoked: Set<string>;
  /** All received requests, including those to which a fault applied. */
  readonly requests: readonly { readonly method: string; readonly path: string }[];
  stop(): Promise<void>;
}

/** Starts a server with the routes of a provider, simulated faults, and the `/_control` routes for tests. */
export async function startSimulator<State extends object>(
  settings: SimulatorSettings,
  registerRoutes: (controls: SimulatorControls) => { readonly state: () => State; readonly reset: () => void },
): Promise<Simulator & { state(): State }> {
  const app = Fastify({ bodyLimit: 5_000_000, forceCloseConnections: true });
  await app.register(formbody);
  const faults = faultsOf(seededRandom(settings.seed));
  const courier = openSender(faults, settings.paceMs, settings.persistence);
  const revoked = new Set<string>();
  const requests: { method: string; path: string }[] = [];
  applyFault(app, faults, requests);
  const { state, reset } = registerRoutes({ app, faults, courier, revoked });
  const forget = () => {
    reset();
    faults.clear();
    courier.reset();
    revoked.clear();
    requests.length = 0;
  };
  control({ app, faults, courier, revoked }, () => ({ ...state(), requests, deliveries: courier.log }), forget);
  await app.listen({ host: '127.0.0.1', port: settings.port });
  const url = `http://127.0.0.1:${(app.server.address() as { port: number }).port}`;
  return { url, faults, courier, revoked, requests, state, stop: () => app.close() };
}

const isControl = (request: FastifyRequest) => request.url.startsWith('/_control');

function applyFault(app: FastifyInstance, faults: Faults, requests: { method: string; path: string }[]): void {
  const met = new WeakMap<FastifyRequest, Fault>();
  app.addHook('onRequest', async (request, reply) => {
    if (isControl(request)) return;
    requests.push({ method: request.method, path: request.url });
    const fault = faults.take('REQUEST', request.method, request.url);
    if (!fault) return;
    met.set(request, fault);
    await before(fault, request, reply);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const fault = met.get(request);
    return fault ? after(fault, request, reply, payload) : payload;
  });
}

async function before(
  { kind, ms, status, body, retryAfterSeconds }: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (kind === 'LATENCY') return pause(ms ?? 1_000);
  if (kind === 'TOO_MANY')
    return reply
      .code(429)
      .header('retry-after', String(retryAfterSeconds ?? 1))
      .send({ message: 'Too Many Requests' });
  if (kind === 'STATUS') return reply.code(status ?? 503).send(body ?? { message: 'The provider is down.' });
  if (kind !== 'DROP_BEFORE') return undefined;
  reply.hijack();
  request.raw.socket.destroy();
  return undefined;
}

function after({ kind, status }: Fault, request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  if (kind === 'DROP_AFTER') request.raw.socket.destroy();
  if (kind === 'STATUS_AFTER') reply.code(status ?? 500);
  if (kind === 'GARBLED') return '{"it is": not JSON';
  if (kind === 'HALF') return Readable.from(half());
  return payload;
}

async function* half() {
  yield '{"half":';
  throw new Error('The connection was cut, as configured.');
}

function control({ app, faults, courier, revoked }: SimulatorControls, state: () => object, forget: () => void): void {
  app.addHook('onRequest', async (request, reply) => {
    // Web pages must not use the control routes. Requests from web pages have an Origin header, but requests from
    // Frontdesk and from tests do not.
    if (isControl(request) && request.headers.origin) await reply.code(403).send({ message: 'Not from a web page.' });
  });
  app.get('/_control/state', async () => state());
  app.post<{ Body: { faults: Fault[] } }>('/_control/faults', async ({ body }, reply) => {
    faults.add(...body.faults);
    return reply.code(204).send();
  });
  app.delete('/_control/faults', async (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
  app.post<{ Body: { key: string; revoked: boolean } }>('/_control/credentials', async ({ body }, reply) => {
    if (body.revoked) revoked.add(body.key);
    else revoked.delete(body.key);
    return reply.code(204).send();
  });
  app.post('/_control/settle', async (_request, reply) => {
    await courier.settled();
    return reply.code(204).send();
  });
  app.post('/_control/reset', async (_request, reply) => {
    await courier.settled();
    forget();
    return reply.code(204).send();
  });
}
