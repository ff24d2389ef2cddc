import { z } from 'zod';
import { BILLING_INTERVALS, LIMIT_MODES, SUBSCRIPTION_STATUSES } from './billing.ts';
import { HANDOFF_CODES } from './handoffs.ts';
import { INVOICE_STATUSES } from './invoices.ts';
import { METER_KEYS } from './usage.ts';
import { externalData } from './webhook-external-data.ts';
import { WEBHOOK_TEST, type WebhookEventName } from './webhooks.ts';

const id = z.uuid();
const time = z.iso.datetime();
const formAnswer = z.object({ key: z.string(), label: z.string(), type: z.string(), values: z.array(z.string()) });

const actor = z.object({
  kind: z.enum(['USER', 'SUPPORT', 'API_KEY', 'SYSTEM', 'PROVIDER', 'VISITOR']),
  name: z.string(),
});

const envelopeFields = {
  workspace: z.object({ id, slug: z.string(), environment: z.enum(['PRODUCTION', 'STAGING', 'DEVELOPMENT']) }),
  actor,
};

const idOnly = z.object({ id });

const lead = z.object({
  id,
  externalId: z.string().nullable(),
  name: z.string(),
  phone: z.string(),
  email: z.string().nullable(),
  message: z.string(),
  status: z.string(),
  source: z.string(),
  formAnswers: z.array(formAnswer),
  formParameters: z.record(z.string(), z.string()),
  ...externalData,
  createdAt: time,
});

const contact = z.object({
  id,
  name: z.string(),
  phone: z.string(),
  email: z.string().nullable(),
  company: z.string(),
  tags: z.array(z.string()),
  ...externalData,
});

const count = z.int().nonnegative();
const contactImport = z.object({
  id,
  kind: z.string(),
  fileName: z.string(),
  rows: count,
  created: count,
  updated: count,
  skipped: count,
  optedOut: count,
  duplicates: count,
  invalid: count,
  createdLeads: count,
  existingLeads: count,
});

const conversation = z.object({
  id,
  contactId: id,
  channel: z.string(),
  mode: z.string(),
  heldById: id.nullable(),
  assigneeId: id.nullable(),
  status: z.string(),
  snoozedUntil: time.nullable(),
});

const rating = z.object({ id, score: z.number().int() });

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

const call = z.object({
  id,
  contactId: id,
  leadId: id.nullable(),
  direction: z.string(),
  status: z.string(),
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  endedReason: z.string().nullable(),
  outcome: z.string().nullable(),
  wrapUpNote: z.string(),
});

const safety = z.object({
  id,
  conceptId: id,
  concept: z.string(),
  severity: z.string(),
  outcome: z.string(),
  conversationId: id.nullable(),
  callId: id.nullable(),
  at: time,
});

const subscription = z.object({
  id,
  planName: z.string(),
  status: z.enum(SUBSCRIPTION_STATUSES),
  interval: z.enum(BILLING_INTERVALS),
  seats: z.int().nullable(),
  startsAt: time,
  endsAt: time.nullable(),
});

/** An invoice. Amounts are in minor units of the currency. The total includes the tax. */
const invoice = z.object({
  id,
  number: z.string(),
  status: z.enum(INVOICE_STATUSES),
  planName: z.string(),
  periodStart: time,
  periodEnd: time,
  currency: z.string(),
  netMinor: z.int(),
  taxMinor: z.int(),
  totalMinor: z.int(),
  issuedAt: time,
  dueAt: time,
  paidAt: time.nullable(),
  voidedAt: time.nullable(),
});

const booking = z.object({
  id,
  leadId: id,
  status: z.string(),
  startsAt: time,
  timeZone: z.string(),
  reason: z.string().nullable(),
  ...externalData,
});
/**
 * Numbers of recipients by status. The numbers are cumulative: `delivered`, for example, includes recipients who read
 * the message.
 */
const recipients = z.object({
  total: count,
  waiting: count,
  unconfirmed: count,
  sent: count,
  delivered: count,
  read: count,
  replied: count,
  failed: count,
  skipped: count,
});
const campaign = z.object({
  id,
  name: z.string(),
  status: z.string(),
  pauseReason: z.string().nullable(),
  failure: z.string().nullable(),
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
  /** Numbers of recipients. Null until the scheduled start, when the audience is determined. */
  recipients: recipients.nullable(),
});
const entity = z.object({ id, type: z.string(), displayName: z.string(), confidence: z.number() });
const surface = z.object({
  id,
  templateId: id,
  contactId: id,
  conversationId: id.nullable(),
  status: z.string(),
  language: z.string(),
  createdAt: time,
  expiresAt: time,
  submittedAt: time.nullable(),
});
const invitation = z.object({ id, email: z.string(), role: z.string(), status: z.string(), expiresAt: time });
const member = z.object({ id, userId: id, name: z.string(), email: z.string(), role: z.string() });
const workspace = z.object({ id, name: z.string(), slug: z.string(), environment: z.string() });
const apiKey = z.object({
  id,
  name: z.string(),
  environment: z.string(),
  scopes: z.array(z.string()),
  expiresAt: time,
});
const webhook = z.object({ id, url: z.string(), disabledReason: z.string().nullable() });

/** `used` and `included` are in the unit of the meter. `resetsAt` is null for a STOCK meter. */
const reachedLimit = z.object({
  meter: z.enum(METER_KEYS),
  percent: z.union([z.literal(80), z.literal(100)]),
  used: count,
  included: count,
  mode: z.enum(LIMIT_MODES),
  resetsAt: time.nullable(),
});

/** `reason` is a sentence for members that explains `code` and contains the detail if there is one. */
const handoff = z.object({ code: z.enum(HANDOFF_CODES), reason: z.string() });

/** Schema of `data` for each event type. Every type also contains the workspace and the actor. */
export const WEBHOOK_DATA = {
  'lead.created': z.object({ ...envelopeFields, lead }),
  'lead.updated': z.object({ ...envelopeFields, lead, changed: z.array(z.string()) }),
  'lead.deleted': z.object({ ...envelopeFields, lead: idOnly }),
  'conversation.taken_over': z.object({ ...envelopeFields, conversation }),
  'rating.received': z.object({ ...envelopeFields, conversation, rating }),
  'conversation.returned': z.object({ ...envelopeFields, conversation }),
  'conversation.escalated': z.object({ ...envelopeFields, conversation, handoff }),
  'conversation.assigned': z.object({ ...envelopeFields, conversation }),
  'conversation.resolved': z.object({ ...envelopeFields, conversation }),
  'conversation.snoozed': z.object({ ...envelopeFields, conversation }),
  'conversation.reopened': z.object({ ...envelopeFields, conversation }),
  'message.received': z.object({ ...envelopeFields, message }),
  'message.sent': z.object({ ...envelopeFields, message }),
  'message.status': z.object({ ...envelopeFields, message }),
  'call.started': z.object({ ...envelopeFields, call }),
  'call.ended': z.object({ ...envelopeFields, call }),
  'call.escalated': z.object({ ...envelopeFields, call, escalation: handoff }),
  'call.wrapped_up': z.object({ ...envelopeFields, call }),
  'safety.triggered': z.object({ ...envelopeFields, safety }),
  'booking.created': z.object({ ...envelopeFields, booking }),
  'booking.rescheduled': z.object({ ...envelopeFields, booking, previousStartsAt: time }),
  'booking.cancelled': z.object({ ...envelopeFields, booking }),
  'contact.opted_out': z.object({ ...envelopeFields, contact }),
  'contact.opted_in': z.object({ ...envelopeFields, contact }),
  'contact_import.completed': z.object({ ...envelopeFields, import: contactImport }),
  'contact_import.undone': z.object({ ...envelopeFields, import: contactImport, undone: count, unchanged: count }),
  'campaign.started': z.object({ ...envelopeFields, campaign }),
  'campaign.progress': z.object({ ...envelopeFields, campaign }),
  'campaign.resumed': z.object({ ...envelopeFields, campaign }),
  'campaign.paused': z.object({ ...envelopeFields, campaign }),
  'campaign.completed': z.object({ ...envelopeFields, campaign }),
  'campaign.failed': z.object({ ...envelopeFields, campaign }),
  'campaign.cancelled': z.object({ ...envelopeFields, campaign }),
  'surface.submitted': z.object({ ...envelopeFields, surface, answers: z.array(formAnswer) }),
  'surface.accepted': z.object({ ...envelopeFields, surface, answers: z.array(formAnswer) }),
  'surface.returned': z.object({ ...envelopeFields, surface }),
  'surface.expired': z.object({ ...envelopeFields, surface }),
  'usage.threshold_reached': z.object({ ...envelopeFields, limit: reachedLimit }),
  'subscription.changed': z.object({ ...envelopeFields, subscription }),
  'invoice.issued': z.object({ ...envelopeFields, invoice }),
  'invoice.paid': z.object({ ...envelopeFields, invoice }),
  'invoice.voided': z.object({ ...envelopeFields, invoice }),
  'entity.updated': z.object({ ...envelopeFields, entity, changed: z.array(z.string()) }),
  'invitation.sent': z.object({ ...envelopeFields, invitation }),
  'invitation.accepted': z.object({ ...envelopeFields, invitation }),
  'workspace.member_added': z.object({ ...envelopeFields, member }),
  'workspace.member_role_changed': z.object({ ...envelopeFields, member, previousRole: z.string() }),
  'workspace.member_removed': z.object({ ...envelopeFields, member: idOnly }),
  'workspace.environment_converted': z.object({
    ...envelopeFields,
    converted: workspace,
    previousEnvironment: z.string(),
  }),
  'api_key.created': z.object({ ...envelopeFields, apiKey }),
  'api_key.revoked': z.object({ ...envelopeFields, apiKey }),
  'webhook.disabled': z.object({ ...envelopeFields, webhook }),
  [WEBHOOK_TEST]: z.object({ ...envelopeFields, webhook: z.object({ id, description: z.string() }) }),
} as const satisfies Readonly<Record<WebhookEventName | typeof WEBHOOK_TEST, z.ZodType>>;

/** Event types that endpoints can receive, including the test event. */
export type SentName = keyof typeof WEBHOOK_DATA;

/** Schema of a complete payload. `webhook-examples.ts` contains one example per type. */
export const webhookPayload = (type: SentName) =>
  z.object({ type: z.literal(type), timestamp: time, data: WEBHOOK_DATA[type] });
