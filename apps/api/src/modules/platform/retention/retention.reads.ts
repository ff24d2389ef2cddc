import { isUuid } from '../../../db/uuid.ts';
import { raw, type Sql, sql } from '../../../query-compiler/index.ts';
import { isNotOnHoldSql } from './retention.repository.ts';

/**
 * SQL condition for active legal holds that apply to a person. Leads and contacts with the same phone number are the
 * same person.
 */
export function protectingHolds(contactId: string): Sql {
  if (!isUuid(contactId)) return raw('false');
  return sql`open and (scope = 'WORKSPACE' or subject_id = ${contactId}::uuid
    or subject_id in (select l.id from contacts c join leads l on l.workspace_id = c.workspace_id and l.phone = c.phone
      where c.id = ${contactId}::uuid))`;
}

/**
 * Kinds of data that a sweep deletes, dependent rows first. Each kind requires a rule of SQL conditions on a row `t`,
 * with the cutoff as $1.
 */
export const KINDS = ['leads', 'messages', 'conversations', 'calls', 'contacts'] as const;
export type ExpiringKind = (typeof KINDS)[number];

interface Rule {
  readonly old: string;
  /** SQL expression for the phone number of the person whose data the row contains. */
  readonly phone: string;
}

const OLD_CONVERSATION = (c: string) => `${c}.last_message_at < $1 and ${c}.created_at < $1 and not exists (
  select from messages m where m.workspace_id = ${c}.workspace_id and m.conversation_id = ${c}.id and m.sent_at >= $1)`;

const CONVERSATION_PHONE = `(select p.phone from conversations c join contacts p on p.workspace_id = c.workspace_id and p.id = c.contact_id
      where c.workspace_id = t.workspace_id and c.id = t.conversation_id)`;

const RULES: Readonly<Record<ExpiringKind, Rule>> = {
  // Deleting a lead also deletes its bookings and calls, so an upcoming or recent booking or call prevents the
  // deletion.
  leads: {
    old: `t.created_at < $1 and not exists (
      select from bookings b where b.workspace_id = t.workspace_id and b.lead_id = t.id and b.starts_at >= $1)
      and not exists (select from calls c where c.workspace_id = t.workspace_id and c.lead_id = t.id and c.created_at >= $1)`,
    phone: 't.phone',
  },
  messages: {
    old: 't.sent_at < $1',
    phone: CONVERSATION_PHONE,
  },
  conversations: {
    old: OLD_CONVERSATION('t'),
    phone: '(select p.phone from contacts p where p.workspace_id = t.workspace_id and p.id = t.contact_id)',
  },
  // The transcript and the actions of a call are deleted together with the call.
  calls: {
    old: 't.created_at < $1 and t.ended_at < $1',
    // A call without a phone number is preserved only by a legal hold on the whole workspace.
    phone:
      "coalesce((select p.phone from contacts p where p.workspace_id = t.workspace_id and p.id = t.contact_id), '')",
  },
  // Contacts who are blocked or have opted out are not deleted, because otherwise they could receive messages again.
  contacts: {
    old: `t.created_at < $1 and t.updated_at < $1 and t.blocked_at is null
      and not exists (select from opt_outs o where o.workspace_id = t.workspace_id and o.contact_id = t.id)
      and not exists (select from leads l where l.workspace_id = t.workspace_id and l.phone = t.phone and l.created_at >= $1)
      and not exists (select from conversations c where c.workspace_id = t.workspace_id and c.contact_id = t.id
        and not (${OLD_CONVERSATION('c')}))
      and not exists (select from calls c where c.workspace_id = t.workspace_id and c.contact_id = t.id
        and not coalesce(c.created_at < $1 and c.ended_at < $1, false))
      and not exists (select from campaign_recipients r where r.workspace_id = t.workspace_id and r.contact_id = t.id
        and r.updated_at >= $1)`,
    phone: 't.phone',
  },
};

/** Auxiliary data that a sweep also deletes but does not count. */
export const TRACES = [
  'agent_runs',
  'agent_handoffs',
  'conversation_notes',
  'campaign_recipients',
  'campaigns',
  'inbound_events',
  'contact_import_rows',
  'contact_merges',
  'job_parts',
  'webhook_messages',
  'entities',
] as const;
export type Trace = (typeof TRACES)[number];

const TRACE_RULES: Readonly<Record<Trace, string>> = {
  agent_runs: `t.started_at < $1 and ${isNotOnHoldSql(CONVERSATION_PHONE)}`,
  agent_handoffs: `t.at < $1 and ${isNotOnHoldSql(CONVERSATION_PHONE)}`,
  conversation_notes: `t.created_at < $1 and ${isNotOnHoldSql(CONVERSATION_PHONE)}`,
  // Recipients of campaigns that ended before the cutoff. Recipients of other campaigns are deleted together with the
  // contact.
  campaign_recipients: `t.updated_at < $1
    and exists (select from campaigns c where c.workspace_id = t.workspace_id and c.id = t.campaign_id and c.finished_at < $1)
    and ${isNotOnHoldSql('(select p.phone from contacts p where p.workspace_id = t.workspace_id and p.id = t.contact_id)')}`,
  // A campaign is deleted after its last recipient, because its statistics are computed from the recipients.
  campaigns: `t.finished_at < $1
    and not exists (select from campaign_recipients r where r.workspace_id = t.workspace_id and r.campaign_id = t.id)
    and not exists (select from legal_holds h where h.open and h.scope = 'WORKSPACE')`,
  // It is not known to which person a stored event belongs, so any legal hold preserves all events.
  inbound_events: `t.received_at < $1 and t.processed_at is not null
    and not exists (select from legal_holds h where h.open)`,
  // Deliveries and attempts are deleted together with their message. It is not known to which person they belong
  // without parsing the body, so any legal hold preserves all messages.
  webhook_messages: `t.at < $1 and not exists (select from legal_holds h where h.open)`,
  // An import contains data of many people, so any legal hold preserves all rows and files.
  contact_import_rows: 't.created_at < $1 and not exists (select from legal_holds h where h.open)',
  // Undo data of merges is needed only while a merge can be undone.
  contact_merges: 't.created_at < $1 and not exists (select from legal_holds h where h.open)',
  // The entity of a contact is deleted together with the contact. Other entities are deleted if they have not been
  // updated since the cutoff.
  entities: `t.contact_id is null and t.updated_at < $1 and not exists (select from legal_holds h where h.open)`,
  job_parts: 't.created_at < $1 and not exists (select from legal_holds h where h.open)',
};

export const expiredTracesSql = (trace: Trace): string => TRACE_RULES[trace];

/** SQL condition for expired rows that no legal hold preserves. */
export const isExpiredSql = (kind: ExpiringKind): string =>
  `${RULES[kind].old} and ${isNotOnHoldSql(RULES[kind].phone)}`;

/** SQL condition for expired rows that a legal hold preserves. */
export const isProtectedSql = (kind: ExpiringKind): string =>
  `${RULES[kind].old} and not (${isNotOnHoldSql(RULES[kind].phone)})`;
