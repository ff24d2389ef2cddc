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

const count = z.int().nonnegative();
const contactImport = z.object({
  id,
  fileName: z.string(),
  rows: count,
  created: count,
  updated: count,
  skipped: count,
  duplicates: count,
  invalid: count,
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

const call = z.object({
  id,
  contactId: id,
  leadId: id.nullable(),
  direction: z.string(),
  state: z.string(),
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  endedReason: z.string().nullable(),
  outcome: z.string().nullable(),
  note: z.string(),
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

const booking = z.object({
  id,
  leadId: id,
  status: z.string(),
  startsAt: time,
  timeZone: z.string(),
  reason: z.string().nullable(),
});
/** Each count holds those who are further too, as in the graph: whoever replied was sent it. */
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
  state: z.string(),
  pauseReason: z.string().nullable(),
  failure: z.string().nullable(),
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
  /** Null until its people are found, when its time has come. */
  recipients: recipients.nullable(),
});
const entity = z.object({ id, type: z.string(), displayName: z.string(), confidence: z.number() });
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
  'conversation.assigned': z.object({ ...everywhere, conversation }),
  'message.received': z.object({ ...everywhere, message }),
  'message.sent': z.object({ ...everywhere, message }),
  'message.status': z.object({ ...everywhere, message }),
  'call.started': z.object({ ...everywhere, call }),
  'call.ended': z.object({ ...everywhere, call }),
  'call.escalated': z.object({ ...everywhere, call, escalation: z.object({ reason: z.string() }) }),
  'call.wrapped_up': z.object({ ...everywhere, call }),
  'safety.triggered': z.object({ ...everywhere, safety }),
  'booking.created': z.object({ ...everywhere, booking }),
  'booking.rescheduled': z.object({ ...everywhere, booking, previousStartsAt: time }),
  'booking.cancelled': z.object({ ...everywhere, booking }),
  'contact.opted_out': z.object({ ...everywhere, contact }),
  'contact.opted_in': z.object({ ...everywhere, contact }),
  'contact_import.completed': z.object({ ...everywhere, import: contactImport }),
  'contact_import.undone': z.object({ ...everywhere, import: contactImport, undone: count, kept: count }),
  'campaign.started': z.object({ ...everywhere, campaign }),
  'campaign.progress': z.object({ ...everywhere, campaign }),
  'campaign.resumed': z.object({ ...everywhere, campaign }),
  'campaign.paused': z.object({ ...everywhere, campaign }),
  'campaign.completed': z.object({ ...everywhere, campaign }),
  'campaign.failed': z.object({ ...everywhere, campaign }),
  'campaign.cancelled': z.object({ ...everywhere, campaign }),
  'entity.updated': z.object({ ...everywhere, entity, changed: z.array(z.string()) }),
  'invitation.sent': z.object({ ...everywhere, invitation }),
  'invitation.accepted': z.object({ ...everywhere, invitation }),
  'workspace.member_added': z.object({ ...everywhere, member }),
  'workspace.member_role_changed': z.object({ ...everywhere, member, previousRole: z.string() }),
  'workspace.member_removed': z.object({ ...everywhere, member: only }),
  'workspace.environment_converted': z.object({ ...everywhere, converted: workspace, previousEnvironment: z.string() }),
  'api_key.created': z.object({ ...everywhere, apiKey }),
  'api_key.revoked': z.object({ ...everywhere, apiKey }),
  'webhook.disabled': z.object({ ...everywhere, webhook }),
  [WEBHOOK_TEST]: z.object({ ...everywhere, webhook: z.object({ id, description: z.string() }) }),
} as const satisfies Readonly<Record<WebhookEventName | typeof WEBHOOK_TEST, z.ZodType>>;

/** Those of the catalogue, and the test. */
export type SentName = keyof typeof WEBHOOK_DATA;

/** What arrives, whole. `webhook-examples.ts` has one of each. */
export const webhookPayload = (type: SentName) =>
  z.object({ type: z.literal(type), timestamp: time, data: WEBHOOK_DATA[type] });
