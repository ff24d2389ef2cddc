import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { seedOf, uuidOf, voiceNumbersOf } from '../sandbox.ts';
import type { SimulatorControls } from '../server/simulator.ts';
import { overrides } from './overrides.ts';
import type { VapiEvents } from './vapi-events.ts';
import { type SimulatedCall, type VapiStore, wireCall } from './vapi-store.ts';

const dialed = z.object({
  assistantId: z.string(),
  phoneNumberId: z.string(),
  customer: z.object({
    number: z.string().regex(/^\+[1-9]\d{6,14}$/, 'customer.number must be a valid phone number in the E.164 format'),
    name: z.string().max(40).optional(),
    externalId: z.string().max(40).optional(),
  }),
  metadata: z.record(z.string(), z.unknown()).default({}),
  assistantOverrides: overrides.default({}),
});

interface VapiRouteContext {
  readonly app: SimulatorControls['app'];
  readonly store: VapiStore;
  readonly events: VapiEvents;
  /** Answers an outbound call as the contact, or leaves it unanswered. */
  answer(call: SimulatedCall): void;
  seedOf(request: FastifyRequest): string;
  known(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

/** Adds the routes of Vapi's REST API that Frontdesk uses, and the control URL of a call. */
export function vapiRoutes(
  { app, revoked }: SimulatorControls,
  store: VapiStore,
  events: VapiEvents,
  answer: (call: SimulatedCall) => void,
): void {
  const seedOfCaller = ({ headers }: FastifyRequest) => {
    const key = (headers.authorization ?? '').replace(/^Bearer /, '');
    return (revoked.has(key) ? null : seedOf('vapi-', key)) ?? '';
  };
  const known = async (request: FastifyRequest, reply: FastifyReply) => {
    if (!seedOfCaller(request)) await no(reply, 401, 'Unauthorized', INVALID_KEY);
  };
  const door = { app, store, events, answer, seedOf: seedOfCaller, known };
  propertyRoutes(door);
  dialRoute(door);
  callRoutes(door);
  controlRoute(door);
}

const INVALID_KEY = 'Invalid Key. Hot tip, you may be using the public key instead of the private key.';

function propertyRoutes({ app, known, seedOf: seedOfCaller }: VapiRouteContext): void {
  app.get<{ Params: { id: string } }>('/assistant/:id', { preHandler: known }, async (request, reply) => {
    const seed = seedOfCaller(request);
    const id = uuidOf(`assistant ${seed}`);
    return id === request.params.id
      ? { id, name: `Sandbox assistant ${seed.slice(0, 6)}`, orgId: uuidOf(`org ${seed}`) }
      : no(reply, 404, 'Not Found', 'Assistant not found.');
  });
  app.get<{ Params: { id: string } }>('/phone-number/:id', { preHandler: known }, async (request, reply) => {
    const seed = seedOfCaller(request);
    const { id } = request.params;
    const number = voiceNumbersOf(seed).get(id);
    return number
      ? { id, number, provider: 'vapi', orgId: uuidOf(`org ${seed}`) }
      : no(reply, 404, 'Not Found', 'Phone number not found.');
  });
}

function dialRoute({ app, known, seedOf: seedOfCaller, store, events, answer: pickUp }: VapiRouteContext): void {
  app.post('/call', { preHandler: known }, async (request, reply) => {
    const { data, error } = dialed.safeParse(request.body);
    if (!data) return no(reply, 400, 'Bad Request', error?.issues.map(({ message }) => message) ?? []);
    const seed = seedOfCaller(request);
    const own = data.assistantId === uuidOf(`assistant ${seed}`) && voiceNumbersOf(seed).has(data.phoneNumberId);
    if (!own) return no(reply, 400, 'Bad Request', "Couldn't Get Assistant or Phone Number.");
    const call = store.add({ ...data, seed, type: 'outboundPhoneCall' });
    const answer = wireCall(call, base(request));
    events.status(call, 'ringing');
    pickUp(call);
    return reply.code(201).send(answer);
  });
}

interface ListQuery {
  readonly assistantId?: string;
  readonly limit?: string;
  readonly createdAtGe?: string;
  readonly createdAtLe?: string;
}

function callRoutes({ app, known, seedOf: seedOfCaller, store }: VapiRouteContext): void {
  const listed = (request: FastifyRequest<{ Querystring: ListQuery }>) => {
    const { assistantId, limit, createdAtGe = '', createdAtLe = '9999' } = request.query;
    return store
      .all()
      .filter((call) => call.seed === seedOfCaller(request) && (assistantId ?? call.assistantId) === call.assistantId)
      .filter(({ createdAt }) => createdAt >= createdAtGe && createdAt <= createdAtLe)
      .slice(0, Number(limit ?? 100))
      .map((call) => wireCall(call, base(request)));
  };
  app.get<{ Querystring: ListQuery }>('/call', { preHandler: known }, (request, reply) => reply.send(listed(request)));
  app.get<{ Params: { id: string } }>('/call/:id', { preHandler: known }, async (request, reply) => {
    const call = store.get(request.params.id);
    return call && call.seed === seedOfCaller(request)
      ? wireCall(call, base(request))
      : no(reply, 404, 'Not Found', 'Call not found.');
  });
}

/** Adds the control URL of a call. As with Vapi's default settings, knowledge of the URL is sufficient for access. */
function controlRoute({ app, store, events }: VapiRouteContext): void {
  app.post<{ Params: { id: string }; Body: Control }>('/:id/control', async ({ params, body }, reply) => {
    const call = store.get(params.id);
    if (!call || call.status === 'ended') return no(reply, 404, 'Not Found', 'Call is not active.');
    call.controls.push(body);
    if (body.control === 'mute-assistant') call.assistantMuted = true;
    if (body.control === 'unmute-assistant') call.assistantMuted = false;
    // Speak the text even while the assistant is muted, because operators speak with the assistant's voice.
    if (body.type === 'say' && body.content) void events.transcript(call, 'assistant', body.content);
    if (body.type === 'end-call') events.end(call, 'assistant-ended-call');
    if (body.type === 'transfer') events.status(call, 'forwarding');
    return { success: true };
  });
}

interface Control {
  readonly type: string;
  readonly control?: string;
  readonly content?: string;
}

const base = ({ headers, protocol }: FastifyRequest) => `${protocol}://${headers.host}`;

const no = (reply: FastifyReply, statusCode: number, error: string, message: string | string[]) =>
  reply.code(statusCode).send({ message, error, statusCode });
