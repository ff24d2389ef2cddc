import {
  SEQUENCE_LIMITS,
  type SequenceBlocker,
  type SequenceTrigger,
  type SequenceVariable,
  type TemplateContent,
  type TemplateStatus,
} from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';

/** Step of a sequence for one contact and occasion, with the facts that determine whether it is sent. */
export interface DueStep {
  readonly sequenceId: string;
  readonly sequenceName: string;
  readonly trigger: SequenceTrigger;
  readonly step: number;
  readonly text: string | null;
  readonly variables: readonly SequenceVariable[];
  readonly occasion: string;
  readonly dueAt: Date;
  readonly expiresAt: Date;
  readonly bookingId: string | null;
  readonly startsAt: Date | null;
  /** Phone number of the contact in E.164 format. */
  readonly phone: string;
  readonly name: string;
  readonly contactId: string | null;
  readonly isBlocked: boolean;
  readonly isOptedOut: boolean;
  readonly conversationId: string | null;
  readonly phoneConfigId: string | null;
  readonly mode: 'AGENT' | 'HUMAN' | 'PAUSED' | null;
  readonly lastInboundAt: Date | null;
  readonly language: string | null;
  readonly template: StepTemplate | null;
  /** Form whose link the message contains. Null if the step sends no form. */
  readonly surfaceTemplateId: string | null;
  /** Reason why the message is already waiting. Null if the message is not waiting. */
  readonly waitingFor: SequenceBlocker | null;
}

export interface StepTemplate extends TemplateContent {
  readonly id: string;
  readonly provider: string;
  readonly accountId: string;
  readonly status: TemplateStatus;
  readonly isRemoved: boolean;
  readonly headerFormat: string | null;
  readonly language: string;
}

interface DueQuery {
  readonly from: Date;
  readonly until: Date;
  readonly now: Date;
  readonly take: number;
  /** Limits the result to one step of a sequence and one occasion. */
  readonly only?: Pick<DueStep, 'sequenceId' | 'step' | 'occasion'>;
  /** Limits the result to one sequence. */
  readonly sequenceId?: string | null;
  /** True to include steps that wait for a later time. */
  readonly includesWaiting?: boolean;
}

/**
 * Returns at most `take` steps that are due in a time range and neither sent nor skipped, earliest first. A waiting
 * step is included when its retry is due. The steps are computed from the current bookings, leads and conversations, so
 * a step that no longer applies is not returned.
 */
// oxlint-disable-next-line eslint/max-lines-per-function -- The function is one statement.
export async function findDueSteps(tx: Tx, query: DueQuery): Promise<DueStep[]> {
  const { from, until, now, take, only, includesWaiting = false } = query;
  const sequenceId = only?.sequenceId ?? query.sequenceId ?? null;
  const longest = `${SEQUENCE_LIMITS.delayMinutesMax} minutes`;
  const waits = `${SEQUENCE_LIMITS.waitHours} hours`;
  return tx.sql<DueStep>`
    with active as (
      select s.workspace_id, s.id, s.name, s.trigger, s.service_id, s.enabled_at, st.position, st.text, st.template_id,
        st.variables, st.surface_template_id, st.delay_minutes * interval '1 minute' as delay
      from sequences s join sequence_steps st on st.workspace_id = s.workspace_id and st.sequence_id = s.id
      where s.enabled_at is not null and (${sequenceId}::uuid is null or s.id = ${sequenceId}::uuid)
        and (${only?.step ?? null}::int is null or st.position = ${only?.step ?? null}::int)
    ), occasions as (
      select a.*, b.id::text || ' ' || extract(epoch from b.starts_at)::bigint as occasion, b.id as booking_id, b.starts_at,
        l.phone, l.name as lead_name, null::timestamptz as quiet_since,
        case a.trigger when 'APPOINTMENT' then b.starts_at - a.delay when 'NO_SHOW' then b.no_show_at + a.delay
          else coalesce(b.ends_at, b.starts_at) + a.delay end as due_at,
        case a.trigger when 'APPOINTMENT' then b.created_at when 'NO_SHOW' then b.no_show_at else b.starts_at end as since
      from active a join bookings b on b.workspace_id = a.workspace_id
        and b.starts_at between ${from}::timestamptz - 2 * ${longest}::interval and ${until}::timestamptz + ${longest}::interval
      join leads l on l.workspace_id = b.workspace_id and l.id = b.lead_id
      where a.trigger in ('APPOINTMENT', 'NO_SHOW', 'AFTER_VISIT') and b.status = 'BOOKED' and b.pending_change is null
        and (b.no_show_at is not null) = (a.trigger = 'NO_SHOW')
        and (a.trigger <> 'NO_SHOW' or not exists (
          select from bookings o join leads ol on ol.workspace_id = o.workspace_id and ol.id = o.lead_id
          where o.workspace_id = b.workspace_id and ol.phone = l.phone and o.id <> b.id
            and o.status in ('REQUESTED', 'BOOKED') and o.starts_at > b.no_show_at))
      union all
      select a.*, l.id::text, null, null, l.phone, l.name, null, null, l.created_at
      from active a join leads l on l.workspace_id = a.workspace_id and l.created_at > ${from}::timestamptz - 2 * ${longest}::interval
      where a.trigger = 'NO_BOOKING' and l.status in ('NEW', 'CONTACTED', 'QUALIFIED')
        and (l.source <> 'IMPORT' or l.greeted_at is not null)
        and not exists (select from leads n where n.workspace_id = l.workspace_id and n.phone = l.phone
          and (n.created_at, n.id) > (l.created_at, l.id))
        and not exists (select from bookings b join leads bl on bl.workspace_id = b.workspace_id and bl.id = b.lead_id
          where b.workspace_id = l.workspace_id and bl.phone = l.phone and b.status in ('REQUESTED', 'BOOKED'))
      union all
      select a.*, q.id::text, null, null, ct.phone, ct.name, q.sent_at, q.sent_at + a.delay, q.sent_at
      from active a join conversations c on c.workspace_id = a.workspace_id and c.channel = 'WHATSAPP'
        and c.last_message_at > ${from}::timestamptz - ${longest}::interval
      join contacts ct on ct.workspace_id = c.workspace_id and ct.id = c.contact_id
      join lateral (
        select m.id, m.sent_at, m.author, m.body from messages m
        where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.direction = 'OUT'
          and m.status not in ('SUPPRESSED', 'FAILED') and (m.author <> 'AGENT' or m.client_id is null)
        order by m.sent_at desc, m.id desc limit 1
      ) q on q.author = 'AGENT' and q.body ~ '[?？؟]'
      where a.trigger = 'NO_REPLY' and not exists (select from agent_memories am where am.workspace_id = c.workspace_id
        and am.id = c.id and am.state -> 'episode' ->> 'outcome' is not null)
    ), timed as (
      select o.*, ct.id as contact_id, coalesce(ct.name, o.lead_name) as contact_name, ct.blocked_at is not null as is_blocked,
        exists (select from opt_outs x where x.workspace_id = ct.workspace_id and x.contact_id = ct.id) as is_opted_out,
        c.id as conversation_id, c.phone_config_id, c.mode, c.last_inbound_at,
        case o.trigger when 'NO_BOOKING' then greatest(o.since, c.last_inbound_at) + o.delay else o.due_at end as at
      from occasions o left join contacts ct on ct.workspace_id = o.workspace_id and ct.phone = o.phone
      left join lateral (
        select * from conversations v where v.workspace_id = ct.workspace_id and v.contact_id = ct.id and v.channel = 'WHATSAPP'
        order by v.created_at desc limit 1
      ) c on true
    )
    select t.id as "sequenceId", t.name as "sequenceName", t.trigger, t.position as step, t.text, t.variables, t.surface_template_id as "surfaceTemplateId", t.occasion,
      t.at as "dueAt", least(case when t.trigger = 'APPOINTMENT' then t.starts_at end, t.at + ${waits}::interval) as "expiresAt",
      t.booking_id as "bookingId", t.starts_at as "startsAt", t.phone, t.contact_name as name, t.contact_id as "contactId",
      t.is_blocked as "isBlocked", t.is_opted_out as "isOptedOut", t.conversation_id as "conversationId",
      t.phone_config_id as "phoneConfigId", t.mode, t.last_inbound_at as "lastInboundAt", am.state ->> 'language' as language,
      case when tpl.id is not null then jsonb_build_object('id', tpl.id, 'provider', tpl.provider, 'accountId', tpl.account_id,
        'status', tpl.status, 'isRemoved', tpl.removed_at is not null, 'language', tpl.language, 'header', tpl.header,
        'body', tpl.body, 'footer', tpl.footer, 'headerFormat', tpl.header_format, 'headerFileId', tpl.header_file_id, 'buttons', tpl.buttons, 'variables', to_jsonb(tpl.variables)) end as template,
      d.blocker as "waitingFor"
    from timed t
    left join sequence_messages d on d.workspace_id = t.workspace_id and d.sequence_id = t.id and d.step = t.position
      and d.occasion = t.occasion
    left join agent_memories am on am.workspace_id = t.workspace_id and am.id = t.conversation_id
    left join whats_app_templates tpl on tpl.workspace_id = t.workspace_id and tpl.id = t.template_id
    where t.at > ${from}::timestamptz and t.at <= ${until}::timestamptz and t.at >= t.enabled_at and t.at > t.since
      and (${only?.occasion ?? null}::text is null or t.occasion = ${only?.occasion ?? null}::text)
      and (t.trigger <> 'APPOINTMENT' or t.starts_at > ${now}::timestamptz)
      and (t.trigger in ('APPOINTMENT', 'AFTER_VISIT') or t.conversation_id is not null)
      and (t.trigger not in ('NO_REPLY', 'NO_SHOW') or t.last_inbound_at is null or t.last_inbound_at <= t.since)
      and (t.service_id is null or exists (select from number_routes r where r.workspace_id = t.workspace_id
        and r.id = t.phone_config_id and r.service_id = t.service_id))
      and (d.id is null or (d.status = 'WAITING' and (${includesWaiting}::boolean or d.retry_at <= ${until}::timestamptz)))
      and not exists (select from sequence_messages e where e.workspace_id = t.workspace_id and e.sequence_id = t.id
        and e.occasion = t.occasion and e.sent_at < t.last_inbound_at)
      and not exists (select from sequence_messages e join surfaces f on f.workspace_id = e.workspace_id
        and f.message_id = e.message_id and f.submitted_at is not null
        where e.workspace_id = t.workspace_id and e.sequence_id = t.id and e.occasion = t.occasion)
    order by t.at, t.id, t.position, t.occasion limit ${take}::int`;
}
