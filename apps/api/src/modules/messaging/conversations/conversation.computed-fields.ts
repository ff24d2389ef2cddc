import { LIMITS } from '@frontdesk/domain';
import { raw, run, type Sql, sql } from '../../../query-compiler/index.ts';

interface Row {
  column(field: string): Sql;
}

const WINDOW = raw(`interval '${LIMITS.replyWindowHours} hours'`);

/** Name of the member who took over the conversation. Null if there is no takeover. */
export const holderName = ({ column }: Row): Sql => sql`(
  select u.name from members hm join users u on u.id = hm.user_id
  where hm.workspace_id = ${column('workspaceId')} and hm.id = ${column('heldById')})`;

/**
 * Name of the member who last changed the status of the conversation. Null if the member left or the status was not
 * changed by a member.
 */
export const statusChangedByName = ({ column }: Row): Sql => sql`(
  select u.name from members sm join users u on u.id = sm.user_id
  where sm.workspace_id = ${column('workspaceId')} and sm.id = ${column('statusChangedById')})`;

/** Time the contact opted out. Null if the contact has not opted out. */
export const contactOptedOutAt = ({ column }: Row): Sql => sql`(
  select oo.at from opt_outs oo
  where oo.workspace_id = ${column('workspaceId')} and oo.contact_id = ${column('contactId')})`;

/** Note of the latest takeover. Null if that takeover has no note or there was no takeover. */
export const returnNote = ({ column }: Row): Sql => sql`(
  select ht.note from takeovers ht
  where ht.workspace_id = ${column('workspaceId')} and ht.conversation_id = ${column('id')}
  order by ht.started_at desc, ht.id desc limit 1)`;

/**
 * Names of the monitored concepts that matched since the last takeover ended, newest match first. Matches that are only
 * recorded are excluded.
 */
export const safetyMatches = ({ column }: Row): Sql => sql`array(
  select sc.concept_name from safety_triggers sc
  where sc.workspace_id = ${column('workspaceId')} and sc.conversation_id = ${column('id')} and sc.outcome <> 'NOTE'
    and not exists (
      select from takeovers sk where sk.workspace_id = sc.workspace_id and sk.conversation_id = sc.conversation_id
        and sk.ended_at > sc.at)
  group by sc.concept_name order by max(sc.at) desc, sc.concept_name)`;

/** Condition for outbound messages that were sent or are being sent. Campaign and imported messages are excluded. */
const isAnswer = (m: string) =>
  `${m}.direction = 'OUT' and ${m}.author <> 'CAMPAIGN' and ${m}.imported_at is null and ${m}.status not in ('SUPPRESSED', 'FAILED')`;

/** Condition for a latest agent run (`st`) that was suppressed and after which no reply was sent. */
const IS_LATEST_SUPPRESSED = raw(`st.outcome = 'SUPPRESSED'
    and not exists (
      select from agent_runs nt where nt.workspace_id = st.workspace_id and nt.conversation_id = st.conversation_id
        and (nt.started_at, nt.id) > (st.started_at, st.id))
    and not exists (
      select from messages sm where sm.workspace_id = st.workspace_id and sm.conversation_id = st.conversation_id
        and ${isAnswer('sm')} and sm.sent_at > st.finished_at)`);

/**
 * Time (`finished_at`) or reason (`failure`, such as a pause or an opt-out) of the suppression of the latest agent run.
 * Null if the run was not suppressed, a reply was sent afterwards, or the agent does not reply in the conversation. The
 * app shows the time and the reason, because suppressed runs are repeated only after a pause ends.
 */
const agentPause = ({ column }: Row, field: 'finished_at' | 'failure'): Sql => sql`(
  select ${raw(`st.${field}`)} from agent_runs st
  where st.workspace_id = ${column('workspaceId')} and st.conversation_id = ${column('id')}
    and ${column('mode')} = 'AGENT' and ${IS_LATEST_SUPPRESSED})`;

export const agentSuppressedAt = (row: Row): Sql => agentPause(row, 'finished_at');

export const agentSuppressedReason = (row: Row): Sql => agentPause(row, 'failure');

export const leadIdOf = ({ column }: Row): Sql => sql`(
  select lm.lead_id from agent_memories lm where lm.workspace_id = ${column('workspaceId')} and lm.id = ${column('id')})`;

/** Time of the lead's next booking, or of the latest booking if none is upcoming. */
export const nextBookingAt = ({ column }: Row): Sql => sql`(
  select b.starts_at from bookings b
    join agent_memories bm on bm.workspace_id = b.workspace_id and bm.lead_id = b.lead_id
  where bm.workspace_id = ${column('workspaceId')} and bm.id = ${column('id')} and b.status = 'BOOKED'
  order by b.starts_at < ${run.now}::timestamptz, abs(extract(epoch from b.starts_at - ${run.now}::timestamptz)) limit 1)`;

export const replyWindowExpiresAt = ({ column }: Row): Sql =>
  sql`case when ${column('channel')} = 'WHATSAPP' then ${column('lastInboundAt')} + ${WINDOW} end`;

/**
 * Time since which the conversation has been waiting for a human: the time of the contact's first message after the
 * last reply, or else of the last message. Null unless the agent handed off, a run was suppressed, or the contact wrote
 * last during a takeover.
 */
export const waitingSince = ({ column }: Row): Sql => {
  const suppressed = sql`exists (
    select from agent_runs st where st.workspace_id = ${column('workspaceId')} and st.conversation_id = ${column('id')}
      and ${CAN_BE_ANSWERED})`;
  return sql`case when ${isWaitingSql(column, suppressed)} then coalesce((
  select min(wm.sent_at) from messages wm
  where wm.workspace_id = ${column('workspaceId')} and wm.conversation_id = ${column('id')} and wm.direction = 'IN'
    and wm.imported_at is null and wm.sent_at > coalesce((
      select max(om.sent_at) from messages om
      where om.workspace_id = ${column('workspaceId')} and om.conversation_id = ${column('id')} and ${raw(isAnswer('om'))}
    ), '-infinity')
  ), ${column('lastMessageAt')}) end`;
};

/** Code of the latest handoff. Null unless the agent handed off and no member has taken over since. */
export const handoffCode = ({ column }: Row): Sql => sql`case when ${column('mode')} = 'PAUSED' then (
  select hc.code from agent_handoffs hc
  where hc.workspace_id = ${column('workspaceId')} and hc.conversation_id = ${column('id')}
  order by hc.at desc, hc.id desc limit 1) end`;

/**
 * Condition for conversations that wait for a human. Selects the suppressed runs once, which is faster for many rows
 * than a lookup per row.
 */
export const isWaiting = (column: Row['column']): Sql =>
  isWaitingSql(column, sql`${column('id')} in (select st.conversation_id from agent_runs st where ${CAN_BE_ANSWERED})`);

const isWaitingSql = (
  column: Row['column'],
  suppressed: Sql,
): Sql => sql`(${column('status')} = 'OPEN' and (${column('mode')} = 'PAUSED'
  or (${column('mode')} = 'HUMAN' and ${column('lastInboundAt')} is not null and not ${isAnswered(column)})
  or (${column('mode')} = 'AGENT' and ${suppressed})))`;

/**
 * SQL condition that is true if a reply is newer than the contact's last message. Evaluated with one index lookup, only
 * for conversations in a takeover. The columns are aliased because messages also have an `id`.
 */
const isAnswered = (column: Row['column']): Sql => sql`exists (
  select from (select ${column('workspaceId')} as workspace_id, ${column('id')} as id, ${column('lastInboundAt')} as asked) hc
    join messages hm on hm.workspace_id = hc.workspace_id and hm.conversation_id = hc.id
  where hm.sent_at > hc.asked and ${raw(isAnswer('hm'))})`;

/**
 * Condition for a suppressed agent run whose contact can still receive messages. Conversations with blocked or
 * opted-out contacts are therefore not listed as waiting for a human.
 */
const CAN_BE_ANSWERED = sql`${IS_LATEST_SUPPRESSED} and exists (
  select from conversations rc join contacts rp on rp.workspace_id = rc.workspace_id and rp.id = rc.contact_id
  where rc.workspace_id = st.workspace_id and rc.id = st.conversation_id and rp.blocked_at is null
    and not exists (select from opt_outs ro where ro.workspace_id = rp.workspace_id and ro.contact_id = rp.id))`;

/**
 * Number of the contact's messages that the member has not read, without imported messages. If the member has never opened the conversation, all
 * messages since the member joined are unread.
 */
export const unreadCount = ({ column }: Row): Sql => sql`(
  select count(*) from messages um
  where um.workspace_id = ${column('workspaceId')} and um.conversation_id = ${column('id')} and um.direction = 'IN'
    and um.imported_at is null and um.sent_at > coalesce(
      (select r.read_at from read_marks r where r.workspace_id = ${column('workspaceId')}
        and r.member_id = ${run.memberId}::uuid and r.conversation_id = ${column('id')}),
      (select jm.joined_at from members jm where jm.workspace_id = ${column('workspaceId')} and jm.id = ${run.memberId}::uuid)))`;
