import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { buttons, buttonsRefusal, type CloudButton, wireButton } from './cloud-buttons.ts';
import type { CloudHeaderFormat, CloudUploads } from './cloud-media.ts';
import type { CloudStore, CloudTemplate } from './cloud-store.ts';

interface TemplateRoutes {
  readonly app: FastifyInstance;
  readonly store: CloudStore;
  readonly uploads: CloudUploads;
  readonly seedOf: (request: FastifyRequest) => string;
  readonly known: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
}

/** Meta's error for an invalid template: the subcode, and the message for users. */
type TemplateRefusal = readonly [subcode: number, forPeople: string];

interface Paging {
  readonly limit?: string;
  readonly after?: string;
}

/** Adds the routes that list, create and delete the templates of a WhatsApp business account. */
export function templateRoutes({ app, store, uploads, seedOf, known }: TemplateRoutes): void {
  const path = '/v25.0/:id/message_templates';
  app.get<{ Querystring: Paging & { name?: string } }>(path, { preHandler: known }, (request) => {
    const seed = seedOf(request);
    for (const template of store.templates(seed)) review(store, template);
    const { name, ...paging } = request.query;
    return pageOf(
      store.templates(seed).filter((one) => one.name === (name ?? one.name)),
      paging,
    );
  });
  app.post(path, { preHandler: known }, async (request, reply) => {
    const seed = seedOf(request);
    const { data } = submitted.safeParse(request.body);
    const refusal = data ? refusalOf(data, isSampleOf(uploads, seed)) : INVALID;
    if (!data || refusal) return refuse(reply, refusal ?? INVALID);
    if (store.templates(seed).some(({ name, language }) => name === data.name && language === data.language))
      return refuse(reply, [2_388_024, 'There is already content in this language for this template.']);
    const template = { ...contentOf(data), name: data.name, language: data.language, seed };
    store.putTemplate(template);
    return { id: idOf(template), status: template.status, category: template.category };
  });
  app.delete<{ Querystring: { hsm_id?: string; name?: string } }>(
    path,
    { preHandler: known },
    async (request, reply) => {
      const { hsm_id: id, name } = request.query;
      const found = store.templates(seedOf(request)).find((one) => idOf(one) === id && one.name === name);
      if (!found) return refuse(reply, [2_593_002, 'Message template not found.']);
      store.removeTemplate(found);
      return { success: true };
    },
  );
}

/** Returns the template of an account with the given Meta id. */
export const templateById = (store: CloudStore, seed: string, id: string): CloudTemplate | undefined =>
  store.templates(seed).find((one) => idOf(one) === id);

/** Changes a template, which is then reviewed again, and sends the response. */
export function editTemplate(
  { store, uploads }: Pick<TemplateRoutes, 'store' | 'uploads'>,
  template: CloudTemplate,
  { body, reply, seed }: TemplateEdit,
) {
  const { name, language, status } = template;
  const { data } = submitted.safeParse({ ...(body as object), name, language });
  const refusal = data ? refusalOf(data, isSampleOf(uploads, seed)) : INVALID;
  if (!data || refusal) return refuse(reply, refusal ?? INVALID);
  if (status === 'PENDING' || status === 'DISABLED')
    return refuse(reply, [2_388_039, 'Only approved, rejected and paused templates can be edited.']);
  store.removeTemplate(template);
  store.putTemplate({ ...contentOf(data), name, language, seed });
  return reply.send({ success: true });
}

interface TemplateEdit {
  readonly body: unknown;
  readonly reply: FastifyReply;
  readonly seed: string;
}

const submitted = z.object({
  name: z.string(),
  language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2,3})?$/),
  category: z.enum(['MARKETING', 'UTILITY']),
  components: z
    .array(
      z.union([
        z.strictObject({ type: z.literal('HEADER'), format: z.literal('TEXT'), text: z.string() }),
        z.strictObject({
          type: z.literal('HEADER'),
          format: z.enum(['IMAGE', 'VIDEO', 'DOCUMENT']),
          example: z.strictObject({ header_handle: z.tuple([z.string()]) }),
        }),
        z.strictObject({
          type: z.literal('BODY'),
          text: z.string(),
          example: z.strictObject({ body_text: z.tuple([z.array(z.string())]) }).optional(),
        }),
        z.strictObject({ type: z.literal('FOOTER'), text: z.string() }),
        z.strictObject({ type: z.literal('BUTTONS'), buttons }),
      ]),
    )
    .min(1),
});

type Submitted = z.infer<typeof submitted>;

const INVALID: TemplateRefusal = [2_388_043, 'Message template components param is invalid.'];

const textOf = ({ components }: Submitted, type: 'HEADER' | 'BODY' | 'FOOTER'): string | null =>
  components.flatMap((one) => (one.type === type && 'text' in one ? [one.text] : []))[0] ?? null;

const buttonsOf = ({ components }: Submitted): CloudButton[] =>
  components.flatMap((one) => (one.type === 'BUTTONS' ? one.buttons : []));

const examplesOf = ({ components }: Submitted): string[] =>
  components.flatMap((one) => (one.type === 'BODY' ? (one.example?.body_text[0] ?? []) : []));

const variablesOf = (text: string): number[] =>
  [...text.matchAll(/\{\{(\d+)\}\}/g)].map(([, number]) => Number(number));

/** Returns the component of the header with a file. Undefined if there is none. */
const mediaOf = ({ components }: Submitted) =>
  components.find((one) => one.type === 'HEADER' && one.format !== 'TEXT') as
    | { readonly format: CloudHeaderFormat; readonly example: { readonly header_handle: readonly [string] } }
    | undefined;

type IsSample = (format: CloudHeaderFormat, handle: string) => boolean;

/** Returns whether a handle belongs to an uploaded sample of the account with the given kind. */
const isSampleOf =
  (uploads: CloudUploads, seed: string): IsSample =>
  (format, handle) =>
    uploads.formatOf(seed, handle) === format;

function refusalOf(data: Submitted, isSample: IsSample): TemplateRefusal | null {
  const media = mediaOf(data);
  if (media && !isSample(media.format, media.example.header_handle[0]))
    return [2_388_273, 'The sample of the header is not valid. Upload a file of the chosen type.'];
  const [header, body, footer] = [textOf(data, 'HEADER'), textOf(data, 'BODY') ?? '', textOf(data, 'FOOTER')];
  if (!/^[a-z0-9_]{1,512}$/.test(data.name))
    return [2_388_023, 'The template name can contain lower-case letters, numbers and underscores only.'];
  if (body === '' || body.length > 1024) return [2_388_040, 'The body can have 1 to 1024 characters.'];
  if ((header ?? 'x').length > 60 || (footer ?? 'x').length > 60 || header === '' || footer === '')
    return [2_388_040, 'The header and the footer can have 1 to 60 characters.'];
  if (/[{}]/.test(footer ?? '')) return [2_388_073, 'The footer cannot contain variables.'];
  if (/^\s*\{\{|\}\}\s*$/.test(body)) return [2_388_299, 'Variables cannot be at the start or end of the template.'];
  const numbers = [...new Set(variablesOf(body))];
  if (numbers.some((number, at) => number !== at + 1)) return [2_388_299, 'The variables are not in order.'];
  const examples = examplesOf(data);
  return examples.length !== numbers.length || examples.includes('')
    ? [2_388_043, 'Message template "components" param is missing expected field(s): example.']
    : buttonsRefusal(buttonsOf(data));
}

const contentOf = (data: Submitted) => ({
  category: data.category,
  status: 'PENDING' as const,
  header: textOf(data, 'HEADER'),
  headerFormat: mediaOf(data)?.format ?? null,
  body: textOf(data, 'BODY') ?? '',
  footer: textOf(data, 'FOOTER'),
  buttons: buttonsOf(data),
  examples: examplesOf(data),
  variables: new Set(variablesOf(textOf(data, 'BODY') ?? '')).size,
});

/** Approves or rejects a pending template. The simulated reviewer rejects shortened links, as Meta does. */
function review(store: CloudStore, template: CloudTemplate): void {
  const { seed, status, body = '' } = template;
  if (seed === undefined || status !== 'PENDING') return;
  store.putTemplate({ ...template, seed, status: /\b(bit\.ly|tinyurl\.com)\b/.test(body) ? 'REJECTED' : 'APPROVED' });
}

const refuse = (reply: FastifyReply, [subcode, forPeople]: TemplateRefusal) =>
  reply.code(400).send({
    error: {
      message: 'Invalid parameter',
      type: 'OAuthException',
      code: 100,
      error_subcode: subcode,
      error_user_msg: forPeople,
      fbtrace_id: 'simulated',
    },
  });

/** Page size. It is small, so that tests detect a client that reads only the first page. */
const PAGE = 2;

function pageOf(templates: readonly CloudTemplate[], { after }: Paging) {
  const from = after ? Number(after) : 0;
  const rest = templates.length > from + PAGE;
  const cursors = { before: String(from), after: String(from + PAGE) };
  const next = rest ? { next: `https://graph.facebook.com/v25.0/next?after=${cursors.after}` } : {};
  return { data: templates.slice(from, from + PAGE).map(wireTemplate), paging: { cursors, ...next } };
}

const idOf = ({ name, language, seed }: CloudTemplate) =>
  `${name} ${language}${seed ? ` ${seed.slice(0, 8)}` : ''}`.replaceAll(/\W/g, '');

const wireTemplate = (template: CloudTemplate) => {
  const {
    name,
    language,
    status,
    category = 'UTILITY',
    variables,
    header,
    headerFormat,
    body,
    footer,
    buttons: shown = [],
    examples,
  } = template;
  return {
    id: idOf(template),
    name,
    language,
    status,
    category,
    rejected_reason: status === 'REJECTED' ? 'INVALID_FORMAT' : 'NONE',
    components: [
      ...(header ? [{ type: 'HEADER', format: 'TEXT', text: header }] : []),
      ...(headerFormat ? [{ type: 'HEADER', format: headerFormat, example: { header_handle: [SAMPLE_URL] } }] : []),
      {
        type: 'BODY',
        text: body ?? `${name}: ${places(variables).join(' ')}`,
        example: { body_text: [examples ?? ['Lena', 'Monday at ten'].slice(0, variables)] },
      },
      ...(footer ? [{ type: 'FOOTER', text: footer }] : []),
      ...(shown.length > 0 ? [{ type: 'BUTTONS', buttons: shown.map(wireButton) }] : []),
    ],
  };
};

/** URL of the sample of a header, which Meta lists instead of its handle. */
const SAMPLE_URL = 'https://scontent.whatsapp.net/v/sample';

const places = (count: number) => Array.from({ length: count }, (_, at) => `{{${at + 1}}}`);
