import type { WebhookEventName } from '@frontdesk/domain';
import type { Tx } from '../../db/tenant-db.ts';

/** Data from which a payload is built: the changed object, the values before and after the change, and the actor. */
export interface SnapshotSubject {
  readonly id: string;
  readonly before?: Readonly<Record<string, unknown>> | undefined;
  readonly after?: Readonly<Record<string, unknown>> | undefined;
  readonly actorId: string | null;
}

type Data = Readonly<Record<string, unknown>>;

/** Function that returns the payload with the current state of the object, or null if there is nothing to send. */
type Snapshot = (tx: Tx, subject: SnapshotSubject) => Promise<Data | null>;

const nestUnder =
  (noun: string, find: (tx: Tx, id: string) => Promise<object[]>): Snapshot =>
  async (tx, { id }) => {
    const [row] = await find(tx, id);
    return row ? { [noun]: row } : null;
  };

const idAlone =
  (noun: string): Snapshot =>
  async (_tx, { id }) => ({ [noun]: { id } });

const lead = nestUnder(
  'lead',
  (tx, id) => tx.sql`select id, external_id as "externalId", name, phone, email, message, status, source,
      form_answers as "formAnswers", form_parameters as "formParameters", metadata,
      (select coalesce(jsonb_agg(jsonb_build_object('system', x.system, 'externalId', x.external_id) order by x.system), '[]')
        from external_ids x where x.workspace_id = leads.workspace_id and x.lead_id = leads.id) as "externalIds",
      created_at as "createdAt" from leads where id = ${id}::uuid`,
);
const contact = nestUnder(
  'contact',
  (tx, id) => tx.sql`select id, name, phone, email, company, tags, metadata,
      (select coalesce(jsonb_agg(jsonb_build_object('system', x.system, 'externalId', x.external_id) order by x.system), '[]')
        from external_ids x where x.workspace_id = contacts.workspace_id and x.contact_id = contacts.id) as "externalIds"
    from contacts where id = ${id}::uuid`,
);
const conversation = nestUnder(
  'conversation',
  (
    tx,
    id,
  ) => tx.sql`select id, contact_id as "contactId", channel, mode, held_by_id as "heldById", assignee_id as "assigneeId",
      status, snoozed_until as "snoozedUntil"
    from conversations where id = ${id}::uuid`,
);
const message = nestUnder(
  'message',
  (
    tx,
    id,
  ) => tx.sql`select m.id, m.conversation_id as "conversationId", c.contact_id as "contactId", m.direction, m.author,
      m.body, m.status, m.failure_message as failure, m.sent_at as "sentAt"
    from messages m join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    where m.id = ${id}::uuid`,
);
const call = nestUnder(
  'call',
  (
    tx,
    id,
  ) => tx.sql`select id, contact_id as "contactId", lead_id as "leadId", direction, state as status, started_at as "startedAt",
      ended_at as "endedAt", ended_reason as "endedReason", outcome, wrap_up_note as "wrapUpNote"
    from calls where id = ${id}::uuid`,
);
const safety = nestUnder(
  'safety',
  (
    tx,
    id,
  ) => tx.sql`select id, concept_id as "conceptId", concept_name as concept, severity, outcome, conversation_id as "conversationId",
      call_id as "callId", at
    from safety_triggers where id = ${id}::uuid`,
);
const booking = nestUnder(
  'booking',
  (
    tx,
    id,
  ) => tx.sql`select id, lead_id as "leadId", status, starts_at as "startsAt", time_zone as "timeZone", reason, metadata,
      (select coalesce(jsonb_agg(jsonb_build_object('system', x.system, 'externalId', x.external_id) order by x.system), '[]')
        from external_ids x where x.workspace_id = bookings.workspace_id and x.booking_id = bookings.id) as "externalIds"
    from bookings where id = ${id}::uuid`,
);
const contactImport = nestUnder(
  'import',
  (
    tx,
    id,
  ) => tx.sql`select id, kind, file_name as "fileName", rows, created, updated, skipped, opted_out as "optedOut", duplicates, invalid,
      created_leads as "createdLeads", existing_leads as "existingLeads"
    from contact_imports where id = ${id}::uuid and kind in ('CONTACTS', 'LEADS')`,
);
const campaign = nestUnder(
  'campaign',
  (
    tx,
    id,
  ) => tx.sql`select id, name, state as status, pause_reason as "pauseReason", failure, started_at as "startedAt", finished_at as "finishedAt",
      case when audience_snapshot_at is not null then (
        select jsonb_build_object('total', count(*), 'waiting', count(*) filter (where r.state in ('PENDING', 'SENDING')),
          'unconfirmed', count(*) filter (where r.state = 'UNCONFIRMED'),
          'sent', count(*) filter (where r.state in ('SENT', 'DELIVERED', 'READ', 'REPLIED')),
          'delivered', count(*) filter (where r.state in ('DELIVERED', 'READ', 'REPLIED')),
          'read', count(*) filter (where r.state in ('READ', 'REPLIED')),
          'replied', count(*) filter (where r.state = 'REPLIED'),
          'failed', count(*) filter (where r.state = 'FAILED'), 'skipped', count(*) filter (where r.state = 'SKIPPED'))
        from campaign_recipients r where r.workspace_id = campaigns.workspace_id and r.campaign_id = campaigns.id) end as recipients
    from campaigns where id = ${id}::uuid`,
);
const invitation = nestUnder(
  'invitation',
  (tx, id) => tx.sql`select id, email, role, status, expires_at as "expiresAt" from invitations where id = ${id}::uuid`,
);
const member = nestUnder(
  'member',
  (tx, id) => tx.sql`select m.id, m.user_id as "userId", u.name, u.email, m.role
    from members m join users u on u.id = m.user_id where m.id = ${id}::uuid`,
);
const workspace = nestUnder(
  'converted',
  (tx, id) =>
    tx.sql`select workspace_id as id, name, slug, environment from workspaces where workspace_id = ${id}::uuid`,
);
const apiKey = nestUnder(
  'apiKey',
  (tx, id) =>
    tx.sql`select id, name, environment, scopes, expires_at as "expiresAt" from api_keys where id = ${id}::uuid`,
);
const webhook = nestUnder(
  'webhook',
  (tx, id) => tx.sql`select id, url, disabled_reason as "disabledReason" from webhooks where id = ${id}::uuid`,
);

/** Returns the membership of the user who accepted an invitation. Returns null if the user is no longer a member. */
const joined: Snapshot = async (tx, { actorId }) => {
  const [row] = await tx.sql<object>`
    select m.id, m.user_id as "userId", u.name, u.email, m.role
    from members m join users u on u.id = m.user_id where m.user_id = ${actorId}::uuid`;
  return row ? { member: row } : null;
};

/**
 * Returns the data of a member whose role changed, with the previous role. Returns null for other changes of a member,
 * because they are not sent to webhooks.
 */
const roleChanged: Snapshot = async (tx, subject) => {
  const [previousRole, role] = [subject.before?.role, subject.after?.role];
  if (previousRole === role) return null;
  return withMore(await member(tx, subject), { previousRole });
};

const withMore = (data: Data | null, more: Data): Data | null => data && { ...data, ...more };

const handoffOf = ({ after }: SnapshotSubject): Data => ({ code: after?.code, reason: after?.reason });

const surface = nestUnder(
  'surface',
  (
    tx,
    id,
  ) => tx.sql`select id, template_id as "templateId", contact_id as "contactId", conversation_id as "conversationId",
      status, language, created_at as "createdAt", expires_at as "expiresAt", submitted_at as "submittedAt"
    from surfaces where id = ${id}::uuid`,
);
const surfaceAnswers = (tx: Tx, { id }: SnapshotSubject): Promise<object[]> => tx.sql`
  select key, label, type, values from surface_answers where surface_id = ${id}::uuid order by position`;
const subscription = nestUnder(
  'subscription',
  (
    tx,
    id,
  ) => tx.sql`select s.id, p.name as "planName", s.interval, s.seats, s.starts_at as "startsAt", s.ends_at as "endsAt"
    from subscriptions s join plan_versions v on v.id = s.plan_version_id join plans p on p.id = v.plan_id
    where s.id = ${id}::uuid`,
);
/** Returns the subscription with the status from the event, because the status depends on the time. */
const subscriptionStatus: Snapshot = async (tx, of) => {
  const data = await subscription(tx, of);
  return data && { subscription: { ...(data['subscription'] as object), status: of.after?.status } };
};
const invoice = nestUnder(
  'invoice',
  (tx, id) => tx.sql`select id, number, status, plan_name as "planName", period_start as "periodStart",
      period_end as "periodEnd", currency, (total_minor - tax_minor)::float8 as "netMinor",
      tax_minor::float8 as "taxMinor", total_minor::float8 as "totalMinor", issued_at as "issuedAt",
      due_at as "dueAt", paid_at as "paidAt", voided_at as "voidedAt"
    from invoices where id = ${id}::uuid`,
);
const answeredSurface: Snapshot = async (tx, of) =>
  withMore(await surface(tx, of), { answers: await surfaceAnswers(tx, of) });
const ratingOf = ({ after }: SnapshotSubject): Data => ({ id: after?.ratingId, score: Number(after?.score) });

export const SNAPSHOTS: Readonly<Record<WebhookEventName, Snapshot>> = {
  'lead.created': lead,
  'lead.updated': async (tx, subject) =>
    withMore(await lead(tx, subject), { changed: Object.keys(subject.after ?? {}) }),
  'lead.deleted': idAlone('lead'),
  'conversation.taken_over': conversation,
  'conversation.returned': conversation,
  'rating.received': async (tx, of) => withMore(await conversation(tx, of), { rating: ratingOf(of) }),
  'conversation.escalated': async (tx, of) => withMore(await conversation(tx, of), { handoff: handoffOf(of) }),
  'conversation.assigned': conversation,
  'conversation.resolved': conversation,
  'conversation.snoozed': conversation,
  'conversation.reopened': conversation,
  'message.received': message,
  'message.sent': message,
  'message.status': message,
  'call.started': call,
  'call.ended': call,
  'call.escalated': async (tx, of) => withMore(await call(tx, of), { escalation: handoffOf(of) }),
  'call.wrapped_up': call,
  'safety.triggered': safety,
  'booking.created': booking,
  'booking.rescheduled': async (tx, subject) =>
    withMore(await booking(tx, subject), { previousStartsAt: subject.before?.startsAt }),
  'booking.cancelled': booking,
  'contact.opted_out': contact,
  'contact.opted_in': contact,
  'contact_import.completed': contactImport,
  'contact_import.undone': async (tx, subject) => withMore(await contactImport(tx, subject), { ...subject.after }),
  'campaign.started': campaign,
  'campaign.progress': campaign,
  // Also published for `campaign.retried` and `campaign.resent`, but only if the campaign changes to RUNNING.
  'campaign.resumed': async (tx, subject) =>
    subject.before?.state !== 'RUNNING' && subject.after?.state === 'RUNNING' ? campaign(tx, subject) : null,
  'campaign.paused': campaign,
  'campaign.completed': campaign,
  'campaign.failed': campaign,
  'campaign.cancelled': campaign,
  'usage.threshold_reached': async (_tx, { after }) => (after ? { limit: after } : null),
  'subscription.changed': subscriptionStatus,
  'invoice.issued': invoice,
  'invoice.paid': invoice,
  'invoice.voided': invoice,
  // The calling code provides the payload, because one transaction can change many entities.
  'surface.submitted': answeredSurface,
  'surface.accepted': answeredSurface,
  'surface.returned': surface,
  'surface.expired': surface,
  'entity.updated': async (_tx, { after }) => after ?? null,
  'invitation.sent': invitation,
  'invitation.accepted': invitation,
  'workspace.member_added': joined,
  'workspace.member_role_changed': roleChanged,
  'workspace.member_removed': idAlone('member'),
  'workspace.environment_converted': async (tx, subject) =>
    withMore(await workspace(tx, subject), { previousEnvironment: subject.before?.environment }),
  'api_key.created': apiKey,
  'api_key.revoked': apiKey,
  'webhook.disabled': webhook,
};
