import type { z } from 'zod';
import { BILLING_EXAMPLES } from './webhook-billing-examples.ts';
import { AT, HERE, ID } from './webhook-example-values.ts';
import type { SentName, WEBHOOK_DATA } from './webhook-payloads.ts';
import { WEBHOOK_TEST } from './webhooks.ts';

const OTHER_ID = '0192f0c4-5b7e-7c3a-9d2e-000000000001';
const EARLIER = '2026-11-20T09:30:00.000Z';
const LATER = '2026-11-21T09:34:10.000Z';

const BY_AGENT = { ...HERE, actor: { kind: 'SYSTEM', name: 'The agent' } } as const;
const BY_VAPI = { ...HERE, actor: { kind: 'PROVIDER', name: 'Vapi' } } as const;

const EXTERNAL = { externalIds: [{ system: 'crm', externalId: 'crm-1042' }], metadata: { branch: 'Leeds' } };

const LEAD = {
  id: ID,
  externalId: null,
  name: 'Lena Lead',
  phone: '+442079460018',
  email: 'lena@people.test',
  message: 'I would like a trial lesson.',
  status: 'NEW',
  source: 'FORM',
  formAnswers: [{ key: 'class', label: 'Which class?', type: 'CHOICE', values: ['Yoga'] }],
  formParameters: { utm_source: 'newsletter' },
  ...EXTERNAL,
  createdAt: AT,
};
const CONTACT = {
  id: ID,
  name: 'Lena Lead',
  phone: '+442079460018',
  email: null,
  company: '',
  tags: ['trial'],
  ...EXTERNAL,
};
const IMPORT = {
  id: ID,
  kind: 'CONTACTS',
  fileName: 'spring-fair.csv',
  rows: 1_000,
  created: 812,
  updated: 90,
  skipped: 80,
  optedOut: 4,
  duplicates: 6,
  invalid: 12,
  createdLeads: 0,
  existingLeads: 0,
};
const CONVERSATION = {
  id: ID,
  contactId: OTHER_ID,
  channel: 'WHATSAPP',
  mode: 'AGENT',
  heldById: null,
  assigneeId: null,
  status: 'OPEN',
  snoozedUntil: null,
};
const SURFACE = {
  id: ID,
  templateId: OTHER_ID,
  contactId: OTHER_ID,
  conversationId: null,
  status: 'SENT',
  language: 'en',
  createdAt: AT,
  expiresAt: AT,
  submittedAt: null,
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
const REACHED = { sent: 372, delivered: 360, read: 214, replied: 17 };
const RECIPIENTS = { total: 500, waiting: 120, unconfirmed: 1, ...REACHED, failed: 4, skipped: 3 };
const CAMPAIGN = {
  id: ID,
  name: 'Spring lessons',
  status: 'RUNNING',
  pauseReason: null,
  failure: null,
  startedAt: AT,
  finishedAt: null,
  recipients: RECIPIENTS,
};
const CAMPAIGN_OVER = { ...CAMPAIGN, finishedAt: AT, recipients: { ...RECIPIENTS, waiting: 0, sent: 492 } };
const BY_CAMPAIGN = { ...HERE, actor: { kind: 'SYSTEM', name: 'Campaign' } } as const;
const INVITATION = { id: ID, email: 'ben@acme.test', role: 'member', status: 'PENDING', expiresAt: AT };
const MEMBER = { id: ID, userId: OTHER_ID, name: 'Ben', email: 'ben@acme.test', role: 'member' };
const API_KEY = { id: ID, name: 'Our site', environment: 'PRODUCTION', scopes: ['lead.read'], expiresAt: AT };
const CALL = {
  id: ID,
  contactId: OTHER_ID,
  leadId: OTHER_ID,
  direction: 'OUTBOUND',
  status: 'IN_PROGRESS',
  startedAt: AT,
  endedAt: null,
  endedReason: null,
  outcome: null,
  wrapUpNote: '',
};
const CALL_OVER = {
  ...CALL,
  status: 'ENDED',
  endedAt: LATER,
  endedReason: 'customer-ended-call',
  outcome: 'QUALIFIED',
};
const BOOKING = {
  id: ID,
  leadId: OTHER_ID,
  status: 'BOOKED',
  startsAt: AT,
  timeZone: 'Europe/London',
  reason: null,
  ...EXTERNAL,
};

const HANDOFF = { code: 'REQUESTED', reason: 'The contact asked for a person: Asks for a discount.' } as const;

const EXAMPLES: { readonly [name in SentName]: z.input<(typeof WEBHOOK_DATA)[name]> } = {
  'lead.created': { ...HERE, actor: { kind: 'VISITOR', name: 'Visitor of the public form' }, lead: LEAD },
  'lead.updated': { ...BY_AGENT, lead: { ...LEAD, status: 'QUALIFYING' }, changed: ['status'] },
  'lead.deleted': { ...HERE, lead: { id: ID } },
  'conversation.taken_over': { ...HERE, conversation: { ...CONVERSATION, mode: 'HUMAN', heldById: OTHER_ID } },
  'rating.received': { ...BY_AGENT, conversation: CONVERSATION, rating: { id: OTHER_ID, score: 5 } },
  'conversation.returned': { ...HERE, conversation: CONVERSATION },
  'conversation.escalated': { ...BY_AGENT, conversation: { ...CONVERSATION, mode: 'PAUSED' }, handoff: HANDOFF },
  'conversation.resolved': { ...HERE, conversation: { ...CONVERSATION, status: 'RESOLVED' } },
  'conversation.snoozed': { ...HERE, conversation: { ...CONVERSATION, status: 'SNOOZED', snoozedUntil: AT } },
  'conversation.reopened': { ...HERE, conversation: CONVERSATION },
  'conversation.assigned': { ...HERE, conversation: { ...CONVERSATION, assigneeId: OTHER_ID } },
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
  'call.started': { ...BY_VAPI, call: CALL },
  'call.ended': { ...BY_VAPI, call: CALL_OVER },
  'call.escalated': { ...BY_AGENT, call: CALL, escalation: HANDOFF },
  'call.wrapped_up': { ...HERE, call: { ...CALL_OVER, wrapUpNote: 'Would like the evening class.' } },
  'safety.triggered': {
    ...HERE,
    actor: { kind: 'PROVIDER', name: 'Twilio' },
    safety: {
      id: ID,
      conceptId: OTHER_ID,
      concept: 'Suicide: stated intent',
      severity: 'SERIOUS',
      outcome: 'HAND_OVER',
      conversationId: OTHER_ID,
      callId: null,
      at: AT,
    },
  },
  'booking.created': { ...BY_AGENT, booking: BOOKING },
  'booking.rescheduled': { ...HERE, booking: { ...BOOKING, reason: 'Suits better.' }, previousStartsAt: EARLIER },
  'booking.cancelled': { ...HERE, booking: { ...BOOKING, status: 'CANCELLED', reason: 'Ill.' } },
  'contact.opted_out': { ...HERE, actor: { kind: 'PROVIDER', name: 'Twilio' }, contact: CONTACT },
  'contact.opted_in': { ...HERE, actor: { kind: 'PROVIDER', name: 'Twilio' }, contact: CONTACT },
  'contact_import.completed': { ...HERE, import: IMPORT },
  'contact_import.undone': { ...HERE, import: IMPORT, undone: 900, unchanged: 2 },
  'campaign.started': { ...HERE, campaign: { ...CAMPAIGN, recipients: null } },
  'campaign.progress': { ...BY_CAMPAIGN, campaign: CAMPAIGN },
  'campaign.resumed': { ...HERE, campaign: CAMPAIGN },
  'campaign.paused': {
    ...BY_CAMPAIGN,
    campaign: {
      ...CAMPAIGN,
      status: 'PAUSED',
      pauseReason: 'ERRORS',
      failure: '15 of the last 50 messages failed.',
    },
  },
  'campaign.completed': { ...BY_CAMPAIGN, campaign: { ...CAMPAIGN_OVER, status: 'COMPLETED' } },
  'campaign.failed': {
    ...BY_CAMPAIGN,
    campaign: {
      ...CAMPAIGN,
      status: 'FAILED',
      failure: 'No recipients were left.',
      finishedAt: AT,
      recipients: null,
    },
  },
  'campaign.cancelled': {
    ...HERE,
    campaign: {
      ...CAMPAIGN,
      status: 'CANCELLED',
      finishedAt: AT,
      recipients: { ...RECIPIENTS, waiting: 0, skipped: 123 },
    },
  },
  'surface.submitted': {
    ...HERE,
    actor: { kind: 'VISITOR', name: 'Visitor of the public form' },
    surface: { ...SURFACE, status: 'SUBMITTED', submittedAt: AT },
    answers: [{ key: 'goal', label: 'What is your goal?', type: 'TEXT', values: ['Run a marathon'] }],
  },
  'surface.accepted': {
    ...HERE,
    surface: { ...SURFACE, status: 'ACCEPTED', submittedAt: AT },
    answers: [{ key: 'goal', label: 'What is your goal?', type: 'TEXT', values: ['Run a marathon'] }],
  },
  'surface.returned': { ...HERE, surface: { ...SURFACE, status: 'RETURNED' } },
  'surface.expired': {
    ...HERE,
    actor: { kind: 'SYSTEM', name: 'Frontdesk' },
    surface: { ...SURFACE, status: 'EXPIRED' },
  },
  ...BILLING_EXAMPLES,
  'entity.updated': {
    ...BY_AGENT,
    entity: { id: ID, type: 'PERSON', displayName: 'Lena Moss', confidence: 0.5 },
    changed: ['goal', 'start'],
  },
  'invitation.sent': { ...HERE, invitation: INVITATION },
  'invitation.accepted': { ...HERE, invitation: { ...INVITATION, status: 'ACCEPTED' } },
  'workspace.member_added': { ...HERE, member: MEMBER },
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

/** Returns an example payload for the event catalog and the documentation. */
export const webhookExample = (type: SentName) => ({ type, timestamp: AT, data: EXAMPLES[type] });
