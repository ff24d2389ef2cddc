import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { businessAccountIdOf, phoneNumberIdOf, seedOf } from '../sandbox.ts';
import type { Desk } from '../server/simulator.ts';
import type { CloudPost } from './cloud-post.ts';
import type { CloudStore } from './cloud-store.ts';

interface Params {
  readonly id: string;
}

const common = {
  messaging_product: z.literal('whatsapp'),
  to: z.string().regex(/^\+?[1-9]\d{6,14}$/),
  biz_opaque_callback_data: z.string().max(512).optional(),
};

const outbound = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal('text'), text: z.object({ body: z.string().min(1).max(4096) }) }),
  z.object({
    ...common,
    type: z.literal('template'),
    template: z.object({
      name: z.string(),
      language: z.object({ code: z.string() }),
      components: z
        .array(z.object({ parameters: z.array(z.object({ type: z.literal('text'), text: z.string() })) }))
        .default([]),
    }),
  }),
]);

type Outbound = z.infer<typeof outbound>;

/** The part of Meta's Graph API that Frontdesk asks. */
export function cloudRoutes({ app, revoked }: Desk, store: CloudStore, post: CloudPost): void {
  const seedOfCaller = ({ headers }: FastifyRequest) => {
    const token = (headers.authorization ?? '').replace(/^Bearer /, '');
    return (revoked.has(token) ? null : seedOf('EAA', token)) ?? '';
  };
  const known = async (request: FastifyRequest, reply: FastifyReply) => {
    const { id } = request.params as Params;
    const seed = seedOfCaller(request);
    if (!seed) return no(reply, 401, 190, 'Invalid OAuth access token - Cannot parse access token');
    return id === phoneNumberIdOf(seed) || id === businessAccountIdOf(seed)
      ? undefined
      : no(reply, 400, 100, `Unsupported request. Object with ID '${id}' does not exist`);
  };
  app.get<{ Params: Params }>('/v25.0/:id', { preHandler: known }, (request, reply) =>
    reply.send({
      id: request.params.id,
      verified_name: `Frontdesk sandbox ${seedOfCaller(request).slice(0, 6)}`,
    }),
  );
  app.get<{ Params: Params; Querystring: { name?: string } }>(
    '/v25.0/:id/message_templates',
    { preHandler: known },
    async ({ query }) => ({ data: store.templates().filter(({ name }) => name === (query.name ?? name)) }),
  );
  app.post<{ Params: Params }>('/v25.0/:id/messages', { preHandler: known }, async (request, reply) => {
    const { data } = outbound.safeParse(request.body);
    if (!data) return no(reply, 400, 100, 'Invalid parameter');
    const seed = seedOfCaller(request);
    const contact = data.to.replace(/^\+/, '');
    const fault = faultOf(store, seed, contact, data);
    if (fault) return no(reply, 400, ...fault);
    const reference = data.biz_opaque_callback_data ?? null;
    const message = store.add({ seed, contact, direction: 'OUT', body: wordsOf(data), reference });
    post.carry(message);
    const contacts = [{ input: data.to, wa_id: contact }];
    return { messaging_product: 'whatsapp', contacts, messages: [{ id: message.id }] };
  });
}

function faultOf(store: CloudStore, seed: string, contact: string, message: Outbound): [number, string] | null {
  if (message.type === 'text')
    return store.windowIsOpen(seed, contact)
      ? null
      : [131_047, 'Re-engagement message: more than 24 hours have passed.'];
  const template = store.templates().find(({ name }) => name === message.template.name);
  if (template?.status !== 'APPROVED') return [132_001, 'Template name does not exist in the translation'];
  const given = message.template.components.flatMap(({ parameters }) => parameters).length;
  return given === template.variables
    ? null
    : [132_012, 'Parameter format does not match format in the created template'];
}

function wordsOf(message: Outbound): string {
  if (message.type === 'text') return message.text.body;
  const words = message.template.components.flatMap(({ parameters }) => parameters.map(({ text }) => text));
  return `[${message.template.name}] ${words.join(' · ')}`.trim();
}

const no = (reply: FastifyReply, status: number, code: number, message: string) =>
  reply.code(status).send({ error: { message, type: 'OAuthException', code, fbtrace_id: 'simulated' } });
