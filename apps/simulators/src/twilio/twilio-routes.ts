import type { FastifyReply, FastifyRequest } from 'fastify';
import { senderOf, twilioTokenOf } from '../sandbox.ts';
import type { SimulatorControls } from '../server/simulator.ts';
import { isTemplateParameter } from '../server/template-parameter.ts';
import { placesOf } from './twilio-actions.ts';
import type { TwilioTemplates } from './twilio-content.ts';
import type { TwilioPost } from './twilio-post.ts';
import type { NewMessage, TwilioStore } from './twilio-store.ts';
import { whatsApp, wireAccount, wireMessage, workspaceNumber } from './twilio-wire.ts';

interface Params {
  readonly sid: string;
  readonly message: string;
}

type Form = Readonly<Record<string, string | undefined>>;

/** Adds the routes of Twilio's REST API that Frontdesk uses. */
export function twilioRoutes(
  { app, faults, revoked }: SimulatorControls,
  { store, templates, post }: { store: TwilioStore; templates: TwilioTemplates; post: TwilioPost },
): void {
  const known = async (request: FastifyRequest, reply: FastifyReply) => {
    const { sid } = request.params as Params;
    const token = Buffer.from(`${sid}:${twilioTokenOf(sid)}`).toString('base64');
    if (request.headers.authorization !== `Basic ${token}` || revoked.has(sid))
      await no(reply, 401, 20003, 'Authenticate');
  };
  const base = '/2010-04-01/Accounts/:sid';
  app.get<{ Params: Params }>(`${base}.json`, { preHandler: known }, async ({ params }) => wireAccount(params.sid));
  numberRoute(app, base, known);
  app.get<{ Params: Params; Querystring: { To?: string; From?: string; PageSize?: string } }>(
    `${base}/Messages.json`,
    { preHandler: known },
    async ({ params, query }) => {
      const messages = store
        .list(params.sid, { to: query.To, from: query.From })
        .slice(0, Number(query.PageSize ?? 50));
      return {
        messages: messages.map(wireMessage),
        page: 0,
        page_size: Number(query.PageSize ?? 50),
        next_page_uri: null,
      };
    },
  );
  app.get<{ Params: Params }>(`${base}/Messages/:message`, { preHandler: known }, async ({ params }, reply) => {
    const message = store.get(params.message.replace(/\.json$/, ''));
    return message?.accountSid === params.sid
      ? wireMessage(message)
      : no(reply, 404, 20404, 'The requested resource was not found');
  });
  sendRoute({ app, faults }, `${base}/Messages.json`, { known, store, templates, post });
}

type Known = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

interface SendRouteInput {
  readonly known: Known;
  readonly store: TwilioStore;
  readonly templates: TwilioTemplates;
  readonly post: TwilioPost;
}

function sendRoute(
  { app, faults }: Pick<SimulatorControls, 'app' | 'faults'>,
  path: string,
  { known, store, templates, post }: SendRouteInput,
): void {
  app.post<{ Params: Params; Body: Form }>(path, { preHandler: known }, async ({ params, body }, reply) => {
    const refusal = refusalOf(body, templates);
    if (refusal) return no(reply, 400, ...refusal);
    const limit = faults.take('MESSAGE', 'POST', `${params.sid}/Messages.json`);
    if (limit?.kind === 'RATE_LIMIT')
      return no(reply.header('retry-after', String(limit.retryAfterSeconds ?? 1)), 429, 20429, 'Too Many Requests');
    const message = store.add(taken(params.sid, body, templates));
    // The response contains the message as accepted. Later changes are reported with webhooks.
    const answer = wireMessage(message);
    const problem = limit?.kind === 'PAIR_LIMIT' ? 63018 : templateProblem(body, templates);
    post.carry(message, problem);
    return reply.code(201).send(answer);
  });
}

function numberRoute(app: SimulatorControls['app'], base: string, known: Known): void {
  app.get<{ Params: Params; Querystring: { PhoneNumber?: string } }>(
    `${base}/IncomingPhoneNumbers.json`,
    { preHandler: known },
    async ({ params: { sid }, query }) => ({
      incoming_phone_numbers: [wireNumber(sid)].filter(({ phone_number }) =>
        phone_number.includes(query.PhoneNumber ?? ''),
      ),
      page: 0,
      page_size: 50,
      next_page_uri: null,
    }),
  );
}

const taken = (accountSid: string, form: Form, templates: TwilioTemplates): NewMessage => ({
  accountSid,
  from: form.From ?? workspaceNumber(accountSid, undefined),
  to: form.To ?? '',
  body: form.Body ?? rendered(form, templates),
  direction: 'outbound-api',
  contentSid: form.ContentSid ?? null,
  quickReplies: quickRepliesOf(form, templates),
  statusCallback: form.StatusCallback ?? null,
  status: 'queued',
  errorCode: null,
});

function refusalOf(form: Form, templates: TwilioTemplates): [number, string] | null {
  const { To, From, MessagingServiceSid, Body, ContentSid, ContentVariables } = form;
  if (!To) return [21604, "A 'To' phone number is required."];
  if (!/^(whatsapp:)?\+[1-9]\d{6,14}$/.test(To)) return [21211, `Invalid 'To' Phone Number: ${To}`];
  if (!From && !MessagingServiceSid) return [21603, "A 'From' phone number is required."];
  // The sender and the recipient are on the same channel: both with the prefix, or both without it for an SMS.
  if (From && (whatsApp(From) === From) !== (whatsApp(To) === To))
    return [63007, 'Twilio could not find a Channel with the specified From address'];
  if (!Body && !ContentSid) return [21619, 'A text message body or media urls must be specified.'];
  if (ContentSid && !templates.find(ContentSid)) return [21655, 'The ContentSid is Invalid'];
  if (ContentSid && !isVariables(ContentVariables)) return [21656, 'The ContentVariables Parameter is invalid'];
  return Body && Body.length > 1600 ? [21617, 'The concatenated message body exceeds the 1600 character limit.'] : null;
}

/** Returns whether the variables are a JSON object whose values are single lines of text that are not blank. */
function isVariables(given: string | undefined): boolean {
  try {
    const values: unknown[] = Object.values(JSON.parse(given || '{}') as object);
    return values.every((value) => typeof value === 'string' && isTemplateParameter(value));
  } catch {
    return false;
  }
}

/** Returns the error code that WhatsApp reports after Twilio has accepted the message. Null if there is no error. */
function templateProblem({ ContentSid, ContentVariables }: Form, templates: TwilioTemplates): number | null {
  const template = ContentSid ? templates.find(ContentSid) : undefined;
  if (!template) return null;
  if (template.status !== 'approved') return TEMPLATE_PROBLEMS[template.status];
  const places = placesOf(template);
  const names = Object.keys(JSON.parse(ContentVariables || '{}') as object);
  return names.length === places.size && names.every((name) => places.has(name)) ? null : 63028;
}

const TEMPLATE_PROBLEMS = { unsubmitted: 63027, pending: 63027, rejected: 63040, paused: 63041 } as const;

const wireNumber = (accountSid: string) => ({
  sid: accountSid.replace(/^AC/, 'PN'),
  account_sid: accountSid,
  phone_number: senderOf(accountSid),
  friendly_name: `Frontdesk sandbox ${accountSid.slice(2, 8)}`,
});

/** Returns the texts and ids of the quick replies of a message. */
const quickRepliesOf = ({ ContentSid }: Form, templates: TwilioTemplates) =>
  (templates.find(ContentSid ?? '')?.actions ?? []).flatMap((action) =>
    action.type === 'QUICK_REPLY' ? [{ id: action.id, title: action.title }] : [],
  );

/** Returns the template's text with its variables filled in. Empty if the template does not exist. */
function rendered({ ContentSid, ContentVariables }: Form, templates: TwilioTemplates): string {
  const variables = JSON.parse(ContentVariables || '{}') as Record<string, string>;
  const body = templates.find(ContentSid ?? '')?.body ?? '';
  return body.replaceAll(/\{\{(\d+)\}\}/g, (place, name: string) => variables[name] ?? place);
}

const no = (reply: FastifyReply, status: number, code: number, message: string) =>
  reply.code(status).send({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
