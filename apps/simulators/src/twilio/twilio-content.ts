import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { twilioTokenOf } from '../sandbox.ts';
import type { SimulatorControls } from '../server/simulator.ts';
import { contentType, contentTypes, hasSamples, type TwilioAction, wireTypes } from './twilio-actions.ts';

export interface TwilioTemplate {
  readonly sid: string;
  readonly friendly_name: string;
  readonly language: string;
  readonly status: 'unsubmitted' | 'approved' | 'pending' | 'rejected' | 'paused';
  readonly category: 'UTILITY' | 'MARKETING' | '';
  readonly body: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Buttons. Absent if the content has none. */
  readonly actions?: readonly TwilioAction[];
  /** Account that created the template. Absent for templates that every account has. */
  readonly account?: string;
}

export interface TwilioTemplates {
  /** Returns the templates of an account. */
  all(account: string): readonly TwilioTemplate[];
  find(sid: string): TwilioTemplate | undefined;
  put(template: TwilioTemplate): void;
  remove(sid: string): void;
  reset(): void;
}

const sidOf = (number: number) => `HX${String(number).padStart(32, '0')}`;

const TEMPLATES: readonly TwilioTemplate[] = [
  {
    sid: sidOf(1),
    friendly_name: 'greeting',
    language: 'en',
    status: 'approved',
    category: 'UTILITY',
    body: 'Hello {{1}}, thank you for writing to {{2}}. What can we help you with?',
    variables: { '1': 'Lena', '2': 'Acme' },
  },
  {
    sid: sidOf(2),
    friendly_name: 'appointment_reminder',
    language: 'en',
    status: 'approved',
    category: 'UTILITY',
    body: 'Hello {{1}}, this is a reminder of your appointment on {{2}}. Reply to move it.',
    variables: { '1': 'Lena', '2': 'Monday at ten' },
  },
  {
    sid: sidOf(3),
    friendly_name: 'winter_offer',
    language: 'en',
    status: 'paused',
    category: 'MARKETING',
    body: '{{1}}, this week everything is a third less.',
    variables: { '1': 'Lena' },
  },
];

export function twilioTemplatesOfSandbox(): TwilioTemplates {
  let templates = [...TEMPLATES];
  return {
    all: (account) => templates.filter((one) => (one.account ?? account) === account),
    find: (sid) => templates.find((one) => one.sid === sid),
    put: (template) => {
      templates = [...templates.filter(({ sid }) => sid !== template.sid), template];
    },
    remove: (sid) => {
      templates = templates.filter((one) => one.sid !== sid);
    },
    reset: () => {
      templates = [...TEMPLATES];
    },
  };
}

/** Page size. It is small, so that tests detect a client that reads only the first page. */
const PAGE = 2;

/** Adds the routes of Twilio's Content API that Frontdesk uses. */
export function twilioContentRoutes({ app, revoked }: SimulatorControls, templates: TwilioTemplates): void {
  const known = async ({ headers }: FastifyRequest, reply: FastifyReply) => {
    const [sid, given] = accountOf(headers);
    if (given === `${sid}:${twilioTokenOf(sid)}` && !revoked.has(sid)) return;
    await reply.code(401).send({ code: 20003, message: 'Authenticate', status: 401 });
  };
  app.get<{ Querystring: { Page?: string } }>('/v1/ContentAndApprovals', { preHandler: known }, (request) => {
    const page = Number(request.query.Page ?? 0);
    const [account] = accountOf(request.headers);
    for (const template of templates.all(account)) review(templates, template);
    const listed = templates.all(account);
    const more = listed.length > (page + 1) * PAGE;
    return {
      contents: listed.slice(page * PAGE, (page + 1) * PAGE).map(wireContent),
      meta: {
        key: 'contents',
        page,
        page_size: PAGE,
        next_page_url: more ? `https://content.twilio.com/v1/ContentAndApprovals?Page=${page + 1}` : null,
      },
    };
  });
  app.get<{ Params: { sid: string } }>(
    '/v1/Content/:sid/ApprovalRequests',
    { preHandler: known },
    async ({ params }, reply) => {
      const found = templates.find(params.sid);
      return found ? { sid: found.sid, whatsapp: approvalOf(found) } : notFound(reply);
    },
  );
  changeRoutes(app, known, templates);
}

/** Adds the routes that create, submit and delete a template content. */
function changeRoutes(
  app: SimulatorControls['app'],
  preHandler: (request: FastifyRequest, reply: FastifyReply) => Promise<void>,
  templates: TwilioTemplates,
): void {
  app.post('/v1/Content', { preHandler }, async (request, reply) => {
    const { data } = content.safeParse(request.body);
    if (!data) return invalid(reply, 'Invalid content');
    const { types, ...given } = data;
    const [account] = accountOf(request.headers);
    const sid = `HX${randomBytes(16).toString('hex')}`;
    const [{ body, actions = [] } = { body: '' }] = Object.values(types);
    if (!hasSamples({ body, actions }, given.variables)) return invalid(reply, 'Invalid content');
    templates.put({ ...given, sid, body, actions, status: 'unsubmitted', category: '', account });
    return reply.code(201).send({ sid });
  });
  app.post<{ Params: { sid: string } }>(
    '/v1/Content/:sid/ApprovalRequests/whatsapp',
    { preHandler },
    async ({ params, body, headers }, reply) => {
      const found = templates.find(params.sid);
      if (!found || found.account !== accountOf(headers)[0]) return notFound(reply);
      const { data } = approvalRequest.safeParse(body);
      if (!data) return invalid(reply, 'Name may contain lower-case alphanumeric characters and underscores only');
      if (found.status !== 'unsubmitted') return invalid(reply, 'An approval request already exists');
      templates.put({ ...found, category: data.category, status: 'pending' });
      return reply.code(201).send({ name: data.name, category: data.category, status: 'received' });
    },
  );
  app.delete<{ Params: { sid: string } }>('/v1/Content/:sid', { preHandler }, async ({ params }, reply) => {
    if (!templates.find(params.sid)) return notFound(reply);
    templates.remove(params.sid);
    return reply.code(204).send();
  });
}

const content = z.strictObject({
  friendly_name: z.string().min(1),
  language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2,3})?$/),
  variables: z.record(z.string().regex(/^\d+$/), z.string().min(1)),
  types: contentTypes,
});

const approvalRequest = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  category: z.enum(['UTILITY', 'MARKETING']),
});

/** Returns the account SID of a request, and its complete credentials. */
function accountOf({ authorization = '' }: FastifyRequest['headers']): [sid: string, given: string] {
  const given = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString();
  return [given.split(':')[0] ?? '', given];
}

/** Approves or rejects a pending template. The simulated reviewer rejects shortened links, as WhatsApp does. */
function review(templates: TwilioTemplates, template: TwilioTemplate): void {
  if (template.account === undefined || template.status !== 'pending') return;
  templates.put({ ...template, status: /\b(bit\.ly|tinyurl\.com)\b/.test(template.body) ? 'rejected' : 'approved' });
}

const notFound = (reply: FastifyReply) =>
  reply.code(404).send({ code: 20404, message: 'The requested resource was not found', status: 404 });

const invalid = (reply: FastifyReply, message: string) => reply.code(400).send({ code: 20422, message, status: 400 });

const wireContent = (template: TwilioTemplate) => ({
  sid: template.sid,
  friendly_name: template.friendly_name,
  language: template.language,
  variables: template.variables,
  types: wireTypes(template),
  approval_requests: approvalOf(template),
});

const approvalOf = ({ friendly_name: name, status, category, actions }: TwilioTemplate) => ({
  name,
  status,
  category,
  content_type: contentType(actions),
  rejection_reason: status === 'rejected' ? 'The content does not fit its category.' : '',
});
