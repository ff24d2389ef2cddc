import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { seedOf, senderOf, uuidOf } from '../sandbox.ts';
import type { Desk } from '../server/simulator.ts';
import type { VapiEvents } from './vapi-events.ts';
import { type SimulatedCall, type VapiStore, wireCall } from './vapi-store.ts';

const dialled = z.object({
  assistantId: z.string(),
  phoneNumberId: z.string(),
  customer: z.object({
    number: z.string().regex(/^\+[1-9]\d{6,14}$/, 'customer.number must be a valid phone number in the E.164 format'),
    name: z.string().max(40).optional(),
    externalId: z.string().max(40).optional(),
  }),
  metadata: z.record(z.string(), z.unknown()).default({}),
  assistantOverrides: z.record(z.string(), z.unknown()).default({}),
});

/** The part of Vapi's REST API that Frontdesk asks, and the address that steers a call. */
export function vapiRoutes({ app, revoked }: Desk, store: VapiStore, events: VapiEvents): void {
  const seedOfCaller = ({ headers }: FastifyRequest) => {
    const key = (headers.authorization ?? '').replace(/^Bearer /, '');
    return revoked.has(key) ? null : seedOf('vapi-', key);
  };
  const known = async (request: FastifyRequest, reply: FastifyReply) => {
    if (!seedOfCaller(request))
      await no(
        reply,
        401,
        'Unauthorized',
        'Invalid Key. Hot tip, you may be using the public key instead of the private key.',
      );
  };
  const own = (request: FastifyRequest, id: string) => {
    const call = store.get(id);
    return call && call.seed === seedOfCaller(request) ? call : undefined;
  };
  app.get<{ Params: { id: string } }>('/assistant/:id', { preHandler: known }, async (request, reply) => {
    const seed = seedOfCaller(request) ?? '';
    const id = uuidOf(`assistant ${seed}`);
    return id === request.params.id
      ? { id, name: `Sandbox assistant ${seed.slice(0, 6)}`, orgId: uuidOf(`org ${seed}`) }
      : no(reply, 404, 'Not Found', 'Assistant not found.');
  });
  app.get<{ Params: { id: string } }>('/phone-number/:id', { preHandler: known }, async (request, reply) => {
    const seed = seedOfCaller(request) ?? '';
    const id = uuidOf(`number ${seed}`);
    return id === request.params.id
      ? { id, number: senderOf(seed), provider: 'vapi', orgId: uuidOf(`org ${seed}`) }
      : no(reply, 404, 'Not Found', 'Phone number not found.');
  });
  app.post('/call', { preHandler: known }, async (request, reply) => {
    const read = dialled.safeParse(request.body);
    if (!read.success)
      return no(
        reply,
        400,
        'Bad Request',
        read.error.issues.map(({ message }) => message),
      );
    const seed = seedOfCaller(request) ?? '';
    const ids =
      read.data.assistantId === uuidOf(`assistant ${seed}`) && read.data.phoneNumberId === uuidOf(`number ${seed}`);
    if (!ids) return no(reply, 400, 'Bad Request', "Couldn't Get Assistant or Phone Number.");
    const call = store.add({ ...read.data, seed, type: 'outboundPhoneCall' });
    events.status(call, 'ringing');
    return reply.code(201).send({ ...wireCall(call, base(request)), status: 'queued' });
  });
  app.get<{ Querystring: { assistantId?: string; limit?: string; createdAtGe?: string; createdAtLe?: string } }>(
    '/call',
    { preHandler: known },
    async (request) => {
      const { assistantId, limit, createdAtGe, createdAtLe } = request.query;
      const isAsked = (call: SimulatedCall) =>
        call.seed === seedOfCaller(request) &&
        (!assistantId || call.assistantId === assistantId) &&
        (!createdAtGe || call.createdAt >= createdAtGe) &&
        (!createdAtLe || call.createdAt <= createdAtLe);
      return store
        .all()
        .filter(isAsked)
        .slice(0, Number(limit ?? 100))
        .map((call) => wireCall(call, base(request)));
    },
  );
  app.get<{ Params: { id: string } }>('/call/:id', { preHandler: known }, async (request, reply) => {
    const call = own(request, request.params.id);
    return call ? wireCall(call, base(request)) : no(reply, 404, 'Not Found', 'Call not found.');
  });
  // The address is the secret, as it is at Vapi unless somebody asks for more.
  app.post<{ Params: { id: string }; Body: Control }>('/:id/control', async ({ params, body }, reply) => {
    const call = store.get(params.id);
    if (call?.status === undefined || call.status === 'ended')
      return no(reply, 404, 'Not Found', 'Call is not active.');
    call.controls.push(body);
    if (body.control === 'mute-assistant') call.assistantMuted = true;
    if (body.control === 'unmute-assistant') call.assistantMuted = false;
    if (body.type === 'end-call') events.end(call, 'assistant-ended-call');
    if (body.type === 'transfer') events.status(call, 'forwarding');
    return { success: true };
  });
}

interface Control {
  readonly type: string;
  readonly control?: string;
}

const base = ({ headers, protocol }: FastifyRequest) => `${protocol}://${headers.host}`;

const no = (reply: FastifyReply, statusCode: number, error: string, message: string | string[]) =>
  reply.code(statusCode).send({ message, error, statusCode });
