import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { MediaStore } from '../media/media-store.ts';
import { businessAccountIdOf, phoneNumberIdOf, seedOf } from '../sandbox.ts';
import type { SimulatorControls } from '../server/simulator.ts';
import { isTemplateParameter } from '../server/template-parameter.ts';
import { type ButtonComponent, buttonComponent, buttonValuesRefusal, quickRepliesOf } from './cloud-buttons.ts';
import { choicesOf, interactive } from './cloud-interactive.ts';
import { type CloudUploads, changeUpload, formatOf, mediaRoutes } from './cloud-media.ts';
import { type CloudNumbers, numberRoutes } from './cloud-numbers.ts';
import type { CloudPost } from './cloud-post.ts';
import type { CloudStore } from './cloud-store.ts';
import { editTemplate, templateById, templateRoutes } from './cloud-templates.ts';

interface Params {
  readonly id: string;
}

const common = {
  messaging_product: z.literal('whatsapp'),
  to: z.string().regex(/^\+?[1-9]\d{6,14}$/),
  biz_opaque_callback_data: z.string().max(512).optional(),
};

function textComponent<Type extends 'header' | 'body'>(type: Type) {
  const parameter = z.object({ type: z.literal('text'), text: z.string() });
  return z.object({ type: z.literal(type), parameters: z.array(parameter) });
}

/** Schema of the header with a file, by the id of its upload. */
const mediaFile = z.strictObject({ id: z.string().min(1) });
const mediaComponent = z.object({
  type: z.literal('header'),
  parameters: z.tuple([
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('image'), image: mediaFile }),
      z.strictObject({ type: z.literal('video'), video: mediaFile }),
      z.strictObject({ type: z.literal('document'), document: mediaFile.extend({ filename: z.string().optional() }) }),
    ]),
  ]),
});

const outbound = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal('interactive'), interactive }),
  z.object({ ...common, type: z.literal('text'), text: z.object({ body: z.string().min(1).max(4096) }) }),
  z.object({
    ...common,
    type: z.literal('template'),
    template: z.object({
      name: z.string(),
      language: z.object({ code: z.string() }),
      components: z
        .array(z.union([textComponent('header'), mediaComponent, textComponent('body'), buttonComponent]))
        .default([]),
    }),
  }),
]);

type Outbound = z.infer<typeof outbound>;

/** Adds the routes of Meta's Graph API that Frontdesk uses. */
export function cloudRoutes(
  { app, faults, revoked }: SimulatorControls,
  { store, numbers, files, uploads, post }: CloudParts,
): void {
  const seedOfCaller = ({ headers }: FastifyRequest) => {
    const token = (headers.authorization ?? '').replace(/^(Bearer|OAuth) /, '');
    return (revoked.has(token) ? null : seedOf('EAA', token)) ?? '';
  };
  const known = async (request: FastifyRequest, reply: FastifyReply) => {
    const { id } = request.params as Params;
    const seed = seedOfCaller(request);
    if (!seed) return no(reply, 401, 190, 'Invalid OAuth access token - Cannot parse access token');
    const isOwn = [phoneNumberIdOf(seed), businessAccountIdOf(seed)].includes(id) || files.get(id)?.account === seed;
    return isOwn || uploads.isOwn(seed, id) || templateById(store, seed, id)
      ? undefined
      : no(reply, 400, 100, `Unsupported request. Object with ID '${id}' does not exist`);
  };
  objectRoutes(app, { files, uploads, seedOfCaller, known });
  mediaRoutes({ app, uploads, files, seedOf: seedOfCaller, known, no });
  templateRoutes({ app, store, uploads, seedOf: seedOfCaller, known });
  const changeObject = (request: FastifyRequest, reply: FastifyReply) => {
    const seed = seedOfCaller(request);
    const { id } = request.params as Params;
    const template = templateById(store, seed, id);
    if (template) return editTemplate({ store, uploads }, template, { body: request.body, reply, seed });
    return changeUpload(uploads, request, { id, no, reply });
  };
  numberRoutes({ app, numbers, seedOf: seedOfCaller, known, no, changeObject });
  app.post<{ Params: Params }>('/v25.0/:id/messages', { preHandler: known }, async (request, reply) => {
    const { data } = outbound.safeParse(request.body);
    if (!data) return no(reply, 400, 100, 'Invalid parameter');
    const seed = seedOfCaller(request);
    if (numbers.of(seed).pin === null) return no(reply, 400, 133_010, 'Phone number not registered on Cloud API');
    const contact = data.to.replace(/^\+/, '');
    const limit = faults.take('MESSAGE', 'POST', request.url);
    if (limit?.kind === 'RATE_LIMIT') return no(reply, 429, 130_429, '(#130429) Rate limit hit');
    if (limit?.kind === 'PAIR_LIMIT') return no(reply, 400, 131_056, PAIR_LIMIT);
    const refusal = refusalOf({ store, files }, seed, contact, data);
    if (refusal) return no(reply, ...refusal);
    const reference = data.biz_opaque_callback_data ?? null;
    const choices = shownChoices(store, seed, data);
    const file = mediaOf(data);
    const sent = { body: errorMessageOf(data), reference, choices, ...(file ? { fileId: file.id } : {}) };
    const message = store.add({ seed, contact, direction: 'OUT', ...sent });
    post.carry(message);
    const contacts = [{ input: data.to, wa_id: contact }];
    return { messaging_product: 'whatsapp', contacts, messages: [{ id: message.id }] };
  });
}

interface CloudParts {
  readonly store: CloudStore;
  readonly numbers: CloudNumbers;
  readonly files: MediaStore;
  readonly uploads: CloudUploads;
  readonly post: CloudPost;
}

interface ObjectRoutes {
  readonly files: MediaStore;
  readonly uploads: CloudUploads;
  readonly seedOfCaller: (request: FastifyRequest) => string;
  readonly known: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
}

/** Adds the routes for a phone number and for the files that contacts sent. */
function objectRoutes(app: SimulatorControls['app'], { files, uploads, seedOfCaller, known }: ObjectRoutes): void {
  app.get<{ Params: Params }>('/v25.0/:id', { preHandler: known }, (request, reply) => {
    const { id } = request.params;
    if (uploads.session(id)) return changeUpload(uploads, request, { id, no, reply });
    const file = files.get(id);
    if (!file) return reply.send({ id, verified_name: `Frontdesk sandbox ${seedOfCaller(request).slice(0, 6)}` });
    const { contentType: mime_type, sha256, bytes } = file;
    const url = `http://${request.headers.host}/files/${id}`;
    return reply.send({ id, url, mime_type, sha256, file_size: bytes.length, messaging_product: 'whatsapp' });
  });
  // The URL of a file expires after five minutes, and requires the access token.
  app.get<{ Params: Params }>('/files/:id', async (request, reply) => {
    const file = files.get(request.params.id);
    if (!file || file.account !== seedOfCaller(request)) return reply.code(file ? 401 : 404).send();
    return reply.header('content-type', file.contentType).send(file.bytes);
  });
}

const PAIR_LIMIT = '(#131056) (Business Account, Consumer Account) pair rate limit hit';

type CloudMessageRefusal = [status: number, code: number, message: string];

function refusalOf(
  { store, files }: Pick<CloudParts, 'store' | 'files'>,
  seed: string,
  contact: string,
  message: Outbound,
): CloudMessageRefusal | null {
  if (message.type !== 'template')
    return store.windowIsOpen(seed, contact) ? null : [400, 131_047, '(#131047) Re-engagement message'];
  const template = templateOf(store, seed, message);
  if (template?.status === 'PAUSED') return [400, 132_015, '(#132015) Template is paused'];
  if (template?.status === 'DISABLED') return [400, 132_016, '(#132016) Template is disabled'];
  if (template?.status !== 'APPROVED')
    return [404, 132_001, '(#132001) Template name does not exist in the translation'];
  const given = textsOf(message);
  if (given.length !== template.variables)
    return [400, 132_000, '(#132000) Number of parameters does not match the expected number of params'];
  const media = mediaOf(message);
  const file = files.get(media?.id ?? '');
  if (media && file?.account !== seed) return [400, 131_009, '(#131009) Parameter value is not valid'];
  const format = media && media.format === formatOf(file?.contentType ?? '') ? media.format : null;
  if (!given.every(isTemplateParameter) || format !== (template.headerFormat ?? null))
    return [400, 132_012, '(#132012) Parameter format does not match format in the created template'];
  return buttonValuesRefusal(template.buttons ?? [], buttonsOf(message));
}

type TemplateMessage = Extract<Outbound, { type: 'template' }>;

const templateOf = (store: CloudStore, seed: string, { template: { name, language } }: TemplateMessage) =>
  store.templates(seed).find((one) => one.name === name && one.language === language.code);

const textsOf = ({ template }: TemplateMessage): string[] =>
  template.components.flatMap((one) =>
    one.type === 'button' ? [] : one.parameters.flatMap((given) => (given.type === 'text' ? [given.text] : [])),
  );

/** Returns the kind of the file in the header, and the id of its upload. Null if the message has none. */
function mediaOf(message: Outbound) {
  if (message.type !== 'template') return null;
  const header = message.template.components.find((one) => one.type === 'header');
  const given = header?.parameters[0];
  if (given?.type === 'image') return { format: 'IMAGE', ...given.image } as const;
  if (given?.type === 'video') return { format: 'VIDEO', ...given.video } as const;
  return given?.type === 'document' ? ({ format: 'DOCUMENT', ...given.document } as const) : null;
}

const buttonsOf = ({ template }: TemplateMessage): ButtonComponent[] =>
  template.components.filter((one) => one.type === 'button');

/** Returns the options that the contact can press. Null if the message has none. */
function shownChoices(store: CloudStore, seed: string, message: Outbound) {
  if (message.type === 'interactive') return choicesOf(message.interactive);
  if (message.type === 'text') return null;
  return quickRepliesOf(templateOf(store, seed, message)?.buttons ?? [], buttonsOf(message));
}

function errorMessageOf(message: Outbound): string {
  if (message.type === 'text') return message.text.body;
  if (message.type === 'interactive') return message.interactive.body.text;
  return `[${message.template.name}] ${textsOf(message).join(' · ')}`.trim();
}

const no = (...[reply, status, code, message, forPeople]: [FastifyReply, number, number, string, string?]) => {
  const details = forPeople ? { message, error_user_msg: forPeople } : { message };
  return reply.code(status).send({ error: { ...details, type: 'OAuthException', code, fbtrace_id: 'simulated' } });
};
