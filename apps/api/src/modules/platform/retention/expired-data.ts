import { isNotOnHoldSql } from './retention.repository.ts';

/**
 * Everything that a sweep deletes, dependents first. Each kind defines in SQL over a row `t`, with the cutoff as $1,
 * what is old enough and whose it is. A new kind needs an entry here.
 */
export const KINDS = ['leads', 'messages', 'conversations', 'calls', 'contacts'] as const;
export type ExpiringKind = (typeof KINDS)[number];

interface Rule {
  readonly old: string;
  /** Phone number of the person it belongs to. */
  readonly phone: string;
}

const OLD_CONVERSATION = (c: string) => `${c}.last_message_at < $1 and ${c}.created_at < $1 and not exists (
  select from messages m where m.workspace_id = ${c}.workspace_id and m.conversation_id = ${c}.id and m.sent_at >= $1)`;

const WHO_TALKS = `(select p.phone from conversations c join contacts p on p.workspace_id = c.workspace_id and p.id = c.contact_id
      where c.workspace_id = t.workspace_id and c.id = t.conversation_id)`;

const RULES: Readonly<Record<ExpiringKind, Rule>> = {
  // Bookings and calls are deleted with their lead; an upcoming or recent one preserves it.
  leads: {
    old: `t.created_at < $1 and not exists (
      select from bookings b where b.workspace_id = t.workspace_id and b.lead_id = t.id and b.starts_at >= $1)
      and not exists (select from calls c where c.workspace_id = t.workspace_id and c.lead_id = t.id and c.created_at >= $1)`,
    phone: 't.phone',
  },
  messages: {
    old: 't.sent_at < $1',
    phone: WHO_TALKS,
  },
  conversations: {
    old: OLD_CONVERSATION('t'),
    phone: '(select p.phone from contacts p where p.workspace_id = t.workspace_id and p.id = t.contact_id)',
  },
  // Transcripts and actions are deleted with their call.
  calls: {
    old: 't.created_at < $1 and t.ended_at < $1',
    // A caller without a number is affected by a hold of the workspace only.
    phone:
      "coalesce((select p.phone from contacts p where p.workspace_id = t.workspace_id and p.id = t.contact_id), '')",
  },
  // Opted-out contacts are kept, so that they are not messaged again.
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

/** Auxiliary data, deleted with the rest and not counted. */
export const TRACES = [
  'agent_runs',
  'agent_handoffs',
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
  agent_runs: `t.started_at < $1 and ${isNotOnHoldSql(WHO_TALKS)}`,
  agent_handoffs: `t.at < $1 and ${isNotOnHoldSql(WHO_TALKS)}`,
  // Recipients of campaigns that ended long ago. Those of running campaigns are deleted with their contact.
  campaign_recipients: `t.updated_at < $1
    and exists (select from campaigns c where c.workspace_id = t.workspace_id and c.id = t.campaign_id and c.finished_at < $1)
    and ${isNotOnHoldSql('(select p.phone from contacts p where p.workspace_id = t.workspace_id and p.id = t.contact_id)')}`,
  // With its last recipients, from which its statistics are computed.
  campaigns: `t.finished_at < $1
    and not exists (select from campaign_recipients r where r.workspace_id = t.workspace_id and r.campaign_id = t.id)
    and not exists (select from legal_holds h where h.open and h.scope = 'WORKSPACE')`,
  // Raw events do not name their person, so any hold preserves all of them.
  inbound_events: `t.received_at < $1 and t.processed_at is not null
    and not exists (select from legal_holds h where h.open)`,
  // Deliveries and attempts are deleted with their message. The person is only named inside, so any hold preserves
  // all of them.
  webhook_messages: `t.at < $1 and not exists (select from legal_holds h where h.open)`,
  // Import rows and files of many people: any hold preserves all of them.
  contact_import_rows: 't.created_at < $1 and not exists (select from legal_holds h where h.open)',
  // Undo data of merges, stored while a merge can be undone.
  contact_merges: 't.created_at < $1 and not exists (select from legal_holds h where h.open)',
  // Entities of contacts are deleted with them. Others are deleted when nothing was learned for that long.
  entities: `t.contact_id is null and t.updated_at < $1 and not exists (select from legal_holds h where h.open)`,
  job_parts: 't.created_at < $1 and not exists (select from legal_holds h where h.open)',
};

export const expiredTracesSql = (trace: Trace): string => TRACE_RULES[trace];

/** Rows deleted at a cutoff, respecting holds. */
export const isExpiredSql = (kind: ExpiringKind): string =>
  `${RULES[kind].old} and ${isNotOnHoldSql(RULES[kind].phone)}`;

/** Expired rows preserved by a hold. */
export const isProtectedSql = (kind: ExpiringKind): string =>
  `${RULES[kind].old} and not (${isNotOnHoldSql(RULES[kind].phone)})`;
