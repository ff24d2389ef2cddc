import { LIMITS } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { badInput } from '../../../errors/denials.ts';
import { join, raw, readableRows, type Sql, sql } from '../../../query-compiler/index.ts';

interface TimelineRequest {
  readonly id: string;
  readonly first: number;
  /** Returns only entries before this time. If null, returns the newest entries. */
  readonly before: Date | null;
}

type Viewer = Pick<WorkspaceContext, 'ability'>;

/**
 * SQL query: entries of a contact's timeline that the caller can read, newest first. Can return more than `first`
 * entries, because entries with the time of the last one are included.
 */
export function timelineOf(viewer: Viewer, { id, first, before }: TimelineRequest): Sql {
  if (first < 1 || first > LIMITS.pageSizeMax)
    throw badInput(`first must be between 1 and ${LIMITS.pageSizeMax}.`, 'first');
  const until = before ? sql`where e."occurredAt" < to_timestamp(${before.getTime()}::double precision / 1000)` : sql``;
  return sql`
    with person as (select * from contacts p where p.id = ${id}::uuid and ${readableSql(viewer, 'Contact', 'p')})
    select e.*, row_number() over (order by e."occurredAt" desc, e.id) as position from (${join(entriesSql(viewer), ' union all ')}) e
    ${until} order by e."occurredAt" desc fetch first ${raw(String(first))} rows with ties`;
}

const readableSql = (
  { ability }: Viewer,
  subject: 'Contact' | 'Message' | 'Call' | 'Lead' | 'Booking' | 'Conversation',
  t: string,
) => readableRows(ability, subject, t) ?? raw('true');

function entriesSql(viewer: Viewer): Sql[] {
  const all = [messages(viewer), calls(viewer), leads(viewer), bookings(viewer), takeovers(viewer), optOuts()];
  return viewer.ability.can('read', 'AuditEvent') ? [...all, auditEvents(), leadChanges(viewer)] : all;
}

const messages = (viewer: Viewer): Sql => sql`
  select 'MESSAGE' as kind, m.id::text as id, m.sent_at as "occurredAt", m.author as detail, m.body as text, c.id::text as "subjectId"
    from person p join conversations c on c.workspace_id = p.workspace_id and c.contact_id = p.id
    join messages m on m.workspace_id = c.workspace_id and m.conversation_id = c.id
   where ${readableSql(viewer, 'Message', 'm')}`;

const calls = (viewer: Viewer): Sql => sql`
  select 'CALL', c.id::text, c.created_at, c.direction, coalesce(c.summary, ''), c.id::text
    from person p join calls c on c.workspace_id = p.workspace_id and c.contact_id = p.id
   where ${readableSql(viewer, 'Call', 'c')}`;

const leads = (viewer: Viewer): Sql => sql`
  select 'LEAD', l.id::text, l.created_at, l.source, l.message, l.id::text
    from person p join leads l on l.workspace_id = p.workspace_id and l.phone = p.phone
   where ${readableSql(viewer, 'Lead', 'l')}`;

const bookings = (viewer: Viewer): Sql => sql`
  select 'BOOKING', b.id::text, b.created_at, b.status,
      to_char(b.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), l.id::text
    from person p join leads l on l.workspace_id = p.workspace_id and l.phone = p.phone
    join bookings b on b.workspace_id = l.workspace_id and b.lead_id = l.id
   where ${readableSql(viewer, 'Booking', 'b')} and ${readableSql(viewer, 'Lead', 'l')}`;

const takeovers = (viewer: Viewer): Sql => sql`
  select 'TAKEOVER', t.id::text, t.started_at, coalesce(t.end_reason, ''), coalesce(t.note, ''), c.id::text
    from person p join conversations c on c.workspace_id = p.workspace_id and c.contact_id = p.id
    join takeovers t on t.workspace_id = c.workspace_id and t.conversation_id = c.id
   where ${readableSql(viewer, 'Conversation', 'c')}`;

const optOuts = (): Sql => sql`
  select 'OPT_OUT', o.id::text, o.at, '', '', p.id::text
    from person p join opt_outs o on o.workspace_id = p.workspace_id and o.contact_id = p.id`;

/** Audit events of the contact, and of contacts that were merged into it unless the merge was undone. */
const auditEvents = (): Sql => sql`
  select 'AUDIT', a.id::text, a.at, a.actor_label, a.name, a.subject_id
    from (
      select p.workspace_id, p.id::text as subject_id from person p
      union all
      select p.workspace_id, m.after ->> 'mergedId' from person p
        join audit_events m on m.workspace_id = p.workspace_id and m.subject_id = p.id::text and m.name = 'contact.merged'
       where not exists (
         select from contacts c where c.workspace_id = m.workspace_id and c.id = (m.after ->> 'mergedId')::uuid)
    ) s
    join audit_events a on a.workspace_id = s.workspace_id and a.subject_id = s.subject_id
   where a.subject_type = 'Contact'`;

/** Changes of the name, the phone number, the email address and the message of the contact's leads. */
const leadChanges = (viewer: Viewer): Sql => sql`
  select 'AUDIT', a.id::text, a.at, a.actor_label, a.name, a.subject_id
    from person p join leads l on l.workspace_id = p.workspace_id and l.phone = p.phone
    join audit_events a on a.workspace_id = l.workspace_id and a.subject_id = l.id::text
   where a.subject_type = 'Lead' and a.name = 'lead.updated' and ${readableSql(viewer, 'Lead', 'l')}
     and jsonb_exists_any(a.after, array['name', 'phone', 'email', 'message'])`;
