import type { FastifyReply, FastifyRequest } from 'fastify';
import { twilioTokenOf } from '../sandbox.ts';
import type { SimulatorControls } from '../server/simulator.ts';

interface TwilioTemplate {
  readonly sid: string;
  readonly friendly_name: string;
  readonly language: string;
  readonly status: 'approved' | 'pending' | 'rejected' | 'paused';
  readonly category: 'UTILITY' | 'MARKETING';
  readonly body: string;
  readonly variables: Readonly<Record<string, string>>;
}

export interface TwilioTemplates {
  all(): readonly TwilioTemplate[];
  find(sid: string): TwilioTemplate | undefined;
  put(template: TwilioTemplate): void;
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
    all: () => templates,
    find: (sid) => templates.find((one) => one.sid === sid),
    put: (template) => {
      templates = [...templates.filter(({ sid }) => sid !== template.sid), template];
    },
    reset: () => {
      templates = [...TEMPLATES];
    },
  };
}

/** Page size. Small, so that a client that reads only the first page is noticed. */
const PAGE = 2;

/** Adds the routes of Twilio's Content API that Frontdesk uses. */
export function twilioContentRoutes({ app, revoked }: SimulatorControls, templates: TwilioTemplates): void {
  const known = async ({ headers }: FastifyRequest, reply: FastifyReply) => {
    const given = Buffer.from((headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString();
    const [sid = ''] = given.split(':');
    if (given === `${sid}:${twilioTokenOf(sid)}` && !revoked.has(sid)) return;
    await reply.code(401).send({ code: 20003, message: 'Authenticate', status: 401 });
  };
  app.get<{ Querystring: { Page?: string } }>('/v1/ContentAndApprovals', { preHandler: known }, async ({ query }) => {
    const page = Number(query.Page ?? 0);
    const listed = templates.all();
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
      return found
        ? { sid: found.sid, whatsapp: approvalOf(found) }
        : reply.code(404).send({ code: 20404, message: 'The requested resource was not found', status: 404 });
    },
  );
}

const wireContent = (template: TwilioTemplate) => ({
  sid: template.sid,
  friendly_name: template.friendly_name,
  language: template.language,
  variables: template.variables,
  types: { 'twilio/text': { body: template.body } },
  approval_requests: approvalOf(template),
});

const approvalOf = ({ friendly_name: name, status, category }: TwilioTemplate) => ({
  name,
  status,
  category,
  content_type: 'twilio/text',
  rejection_reason: status === 'rejected' ? 'The content does not fit its category.' : '',
});
