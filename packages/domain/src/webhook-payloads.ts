import { z } from 'zod';
import { WEBHOOK_TEST, type WebhookEventName } from './webhooks.ts';

const id = z.uuid();
const time = z.iso.datetime();

const actor = z.object({
  kind: z.enum(['USER', 'SUPPORT', 'API_KEY', 'SYSTEM', 'PROVIDER', 'VISITOR']),
  name: z.string(),
});

const everywhere = {
  workspace: z.object({ id, slug: z.string(), environment: z.enum(['PRODUCTION', 'STAGING', 'DEVELOPMENT']) }),
  actor,
};

const only = z.object({ id });

const lead = z.object({
  id,
  name: z.string(),
  phone: z.string(),
  email: z.string().nullable(),
  message: z.string(),
  status: z.string(),
  source: z.string(),
  createdAt: time,
});

const contact = z.object({
  id,
  name: z.string(),
  phone: z.string(),
  email: z.string().nullable(),
  company: z.string(),
  tags: z.array(z.string()),
});

const conversation = z.object({
  id,
  contactId: id,
  channel: z.string(),
  mode: z.string(),
  heldById: id.nullable(),
  assigneeId: id.nullable(),
});

const message = z.object({
  id,
  conversationId: id,
  contactId: id,
  direction: z.string(),
  author: z.string(),
  body: z.string(),
  status: z.string(),
  failure: z.string().nullable(),
  sentAt: time,
});

const booking = z.object({ id, leadId: id, status: z.string(), startsAt: time, timeZone: z.string() });
const invitation = z.object({ id, email: z.string(), role: z.string(), status: z.string(), expiresAt: time });
const member = z.object({ id, userId: id, name: z.string(), email: z.string(), role: z.string() });
const workspace = z.object({ id, name: z.string(), slug: z.string(), environment: z.string() });
const apiKey = z.object({ id, name: z.string(), label: z.string(), scopes: z.array(z.string()), expiresAt: time });
const webhook = z.object({ id, url: z.string(), disabledReason: z.string().nullable() });

/** What `data` holds beside the workspace and who did it, for each type. */
export const WEBHOOK_DATA = {
  'lead.created': z.object({ ...everywhere, lead }),
  'lead.updated': z.object({ ...everywhere, lead, changed: z.array(z.string()) }),
  'lead.deleted': z.object({ ...everywhere, lead: only }),
  'conversation.taken_over': z.object({ ...everywhere, conversation }),
  'conversation.returned': z.object({ ...everywhere, conversation }),
  'conversation.escalated': z.object({ ...everywhere, conversation }),
  'message.received': z.object({ ...everywhere, message }),
  'message.sent': z.object({ ...everywhere, message }),
  'message.status': z.object({ ...everywhere, message }),
  'booking.created': z.object({ ...everywhere, booking }),
  'contact.opted_out': z.object({ ...everywhere, contact }),
  'contact.opted_in': z.object({ ...everywhere, contact }),
  'invitation.sent': z.object({ ...everywhere, invitation }),
  'invitation.accepted': z.object({ ...everywhere, invitation }),
  'workspace.member_added': z.object({ ...everywhere, member: member.omit({ id: true }) }),
  'workspace.member_role_changed': z.object({ ...everywhere, member, previousRole: z.string() }),
  'workspace.member_removed': z.object({ ...everywhere, member: only }),
  'workspace.environment_converted': z.object({ ...everywhere, converted: workspace, previousEnvironment: z.string() }),
  'api_key.created': z.object({ ...everywhere, apiKey }),
  'api_key.revoked': z.object({ ...everywhere, apiKey }),
  'webhook.disabled': z.object({ ...everywhere, webhook }),
  [WEBHOOK_TEST]: z.object({ ...everywhere, webhook: z.object({ id, description: z.string() }) }),
} as const satisfies Readonly<Record<WebhookEventName | typeof WEBHOOK_TEST, z.ZodType>>;

type TestableName = keyof typeof WEBHOOK_DATA;

/** What arrives, whole. */
export const webhookPayload = (type: TestableName) =>
  z.object({ type: z.literal(type), timestamp: time, data: WEBHOOK_DATA[type] });

const ID = '0192f0c4-5b7e-7c3a-9d2e-6f1a8b3c4d5e';
const OTHER_ID = '0192f0c4-5b7e-7c3a-9d2e-000000000001';
const AT = '2026-11-21T09:30:00.000Z';

const HERE = {
  workspace: { id: '0192f0c4-0000-7000-8000-000000000001', slug: 'acme', environment: 'PRODUCTION' },
  actor: { kind: 'USER', name: 'Ada Lovelace' },
} as const;
const BY_AGENT = { ...HERE, actor: { kind: 'SYSTEM', name: 'The agent' } } as const;

const LEAD = {
  id: ID,
  name: 'Lena Lead',
  phone: '+442079460018',
  email: 'lena@people.test',
  message: 'I would like a trial lesson.',
  status: 'NEW',
  source: 'FORM',
  createdAt: AT,
};
const CONTACT = { id: ID, name: 'Lena Lead', phone: '+442079460018', email: null, company: '', tags: ['trial'] };
const CONVERSATION = {
  id: ID,
  contactId: OTHER_ID,
  channel: 'WHATSAPP',
  mode: 'AGENT',
  heldById: null,
  assigneeId: null,
};
const MESSAGE = {
  id: ID,
  conversationId: OTHER_ID,
  contactId: OTHER_ID,
  direction: 'OUT',
  author: 'AGENT',
  body: 'When would you like to come?',
  status: 'QUEUED',
  failure: null,
  sentAt: AT,
};
const INVITATION = { id: ID, email: 'ben@acme.test', role: 'member', status: 'PENDING', expiresAt: AT };
const MEMBER = { id: ID, userId: OTHER_ID, name: 'Ben', email: 'ben@acme.test', role: 'member' };
const { id: _, ...JOINED } = MEMBER;
const API_KEY = { id: ID, name: 'Our site', label: 'PRODUCTION', scopes: ['lead.read'], expiresAt: AT };
const BOOKING = { id: ID, leadId: OTHER_ID, status: 'BOOKED', startsAt: AT, timeZone: 'Europe/London' };

const EXAMPLES: { readonly [name in TestableName]: z.input<(typeof WEBHOOK_DATA)[name]> } = {
  'lead.created': { ...HERE, actor: { kind: 'VISITOR', name: 'Visitor of the public form' }, lead: LEAD },
  'lead.updated': { ...BY_AGENT, lead: { ...LEAD, status: 'QUALIFYING' }, changed: ['status'] },
  'lead.deleted': { ...HERE, lead: { id: ID } },
  'conversation.taken_over': { ...HERE, conversation: { ...CONVERSATION, mode: 'HUMAN', heldById: OTHER_ID } },
  'conversation.returned': { ...HERE, conversation: CONVERSATION },
  'conversation.escalated': { ...BY_AGENT, conversation: { ...CONVERSATION, mode: 'PAUSED' } },
  'message.received': {
    ...HERE,
    actor: { kind: 'PROVIDER', name: 'Twilio' },
    message: { ...MESSAGE, direction: 'IN', author: 'CONTACT', body: 'Hello!', status: 'DELIVERED' },
  },
  'message.sent': { ...BY_AGENT, message: MESSAGE },
  'message.status': {
    ...HERE,
    actor: { kind: 'PROVIDER', name: 'Twilio' },
    message: { ...MESSAGE, status: 'FAILED', failure: 'The number does not use WhatsApp.' },
  },
  'booking.created': { ...BY_AGENT, booking: BOOKING },
  'contact.opted_out': { ...HERE, actor: { kind: 'PROVIDER', name: 'Twilio' }, contact: CONTACT },
  'contact.opted_in': { ...HERE, actor: { kind: 'PROVIDER', name: 'Twilio' }, contact: CONTACT },
  'invitation.sent': { ...HERE, invitation: INVITATION },
  'invitation.accepted': { ...HERE, invitation: { ...INVITATION, status: 'ACCEPTED' } },
  'workspace.member_added': { ...HERE, member: JOINED },
  'workspace.member_role_changed': { ...HERE, member: { ...MEMBER, role: 'admin' }, previousRole: 'member' },
  'workspace.member_removed': { ...HERE, member: { id: ID } },
  'workspace.environment_converted': {
    ...HERE,
    converted: { id: HERE.workspace.id, name: 'Acme', slug: 'acme', environment: 'PRODUCTION' },
    previousEnvironment: 'STAGING',
  },
  'api_key.created': { ...HERE, apiKey: API_KEY },
  'api_key.revoked': { ...HERE, apiKey: API_KEY },
  'webhook.disabled': {
    ...HERE,
    actor: { kind: 'SYSTEM', name: 'Frontdesk' },
    webhook: { id: ID, url: 'https://hooks.example.com/frontdesk', disabledReason: 'FAILING' },
  },
  [WEBHOOK_TEST]: { ...HERE, webhook: { id: ID, description: 'Our CRM' } },
};

/** As it would arrive, for the catalogue and the documentation. */
export const webhookExample = (type: TestableName) => ({ type, timestamp: AT, data: EXAMPLES[type] });
