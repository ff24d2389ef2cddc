import { LEAD_SOURCES, LEAD_STATUSES, TIME_MEASURES } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { raw, readableRows, type Sql, sql } from '../../../query-compiler/index.ts';
import { isInRangeSql, type Range, rangeSql } from './range.ts';

type Viewer = Pick<WorkspaceContext, 'ability'>;

export const stagesOf = (viewer: Viewer, range: Range): Sql => sql`
  with ${rangeSql(range)}
  select l.source, l.status, count(*)::int as count,
    row_number() over (order by array_position(${LEAD_SOURCES}::text[], l.source), array_position(${LEAD_STATUSES}::text[], l.status)) as position
    from leads l where ${isInRangeSql(raw('l.created_at'))} and ${readableSql(viewer, 'Lead', 'l')}
   group by l.source, l.status`;

export const daysOf = (viewer: Viewer, range: Range): Sql => sql`
  with ${rangeSql(range)},
  arrived as (
    select (l.created_at at time zone (select tz from span))::date as day, count(*)::int as leads
      from leads l where ${isInRangeSql(raw('l.created_at'))} and ${readableSql(viewer, 'Lead', 'l')} group by 1),
  said as (
    select (m.sent_at at time zone (select tz from span))::date as day,
      count(*) filter (where m.direction = 'IN')::int as received,
      count(*) filter (where m.author = 'AGENT' and ${wasSentSql('m')})::int as agent,
      count(*) filter (where m.author = 'MEMBER' and ${wasSentSql('m')})::int as members
      from messages m where ${isInRangeSql(raw('m.sent_at'))} and m.imported_at is null and ${readableSql(viewer, 'Message', 'm')} group by 1),
  phoned as (
    select (c.created_at at time zone (select tz from span))::date as day,
      count(*) filter (where not ${wasTakenOverSql('c')})::int as agent,
      count(*) filter (where ${wasTakenOverSql('c')})::int as members
      from calls c where ${isInRangeSql(raw('c.created_at'))} and ${wasAnsweredSql('c')} and ${readableSql(viewer, 'Call', 'c')} group by 1)
  select to_char(days.at, 'YYYY-MM-DD') as date, coalesce(a.leads, 0) as leads, coalesce(s.received, 0) as received,
    coalesce(s.agent, 0) as "byAgent", coalesce(s.members, 0) as "byMembers",
    coalesce(p.agent, 0) as "callsByAgent", coalesce(p.members, 0) as "callsByMembers", days.at as position
    from generate_series(${range.from}::date::timestamp, ${range.to}::date::timestamp, interval '1 day') days(at)
    left join arrived a on a.day = days.at::date
    left join said s on s.day = days.at::date
    left join phoned p on p.day = days.at::date`;

export const bookingsOf = (viewer: Viewer, range: Range): Sql => sql`
  with ${rangeSql(range)},
  held as (
    select (b.starts_at at time zone (select tz from span))::date as day,
      count(*) filter (where b.status = 'BOOKED' and b.origin = 'AGENT')::int as agent,
      count(*) filter (where b.status = 'BOOKED' and b.origin <> 'AGENT')::int as people,
      count(*) filter (where b.status = 'CANCELLED')::int as cancelled
      from bookings b where ${isInRangeSql(raw('b.starts_at'))} and ${readableSql(viewer, 'Booking', 'b')} group by 1)
  select to_char(days.at, 'YYYY-MM-DD') as date, coalesce(h.agent, 0) as "byAgent", coalesce(h.people, 0) as "byPeople",
    coalesce(h.cancelled, 0) as cancelled, days.at as position
    from generate_series(${range.from}::date::timestamp, ${range.to}::date::timestamp, interval '1 day') days(at)
    left join held h on h.day = days.at::date`;

/** Condition for outbound messages that were sent or are being sent. */
export const wasSentSql = (m: string): Sql =>
  raw(`${m}.direction = 'OUT' and ${m}.imported_at is null and ${m}.status in ('QUEUED', 'SENT', 'DELIVERED', 'READ')`);

/** Condition for calls that were answered. */
const wasAnsweredSql = (c: string): Sql => raw(`${c}.started_at is not null`);

/**
 * Condition for calls in which a member spoke instead of the agent. Calls in which members only listened or guided are
 * excluded.
 */
export const wasTakenOverSql = (c: string): Sql =>
  raw(`exists (select from operator_actions o where o.workspace_id = ${c}.workspace_id and o.call_id = ${c}.id
    and o.mode = 'TAKEOVER' and o.state = 'DONE')`);

/** SQL condition that the viewer can read the row with the given alias. */
export const readableSql = (
  { ability }: Viewer,
  subject: 'Booking' | 'Call' | 'Conversation' | 'Lead' | 'Member' | 'Message',
  alias: string,
): Sql => readableRows(ability, subject, alias) ?? raw('true');

/**
 * Returns, for each measure, the number of finished items, the number of unfinished items (`waiting`), and the median
 * and P90 durations in seconds. Items without a duration are unfinished.
 */
export const timesOf = (viewer: Viewer, range: Range): Sql => sql`
  with ${rangeSql(range)}, ${conversationsSql(viewer)},
  timed as (${firstContactSql(viewer)} union all ${firstResponseSql} union all ${handlingTimesSql} union all ${callTimesSql(viewer)})
  select m.measure, m.position, count(t.seconds)::int as count, (count(t.measure) - count(t.seconds))::int as waiting,
    round(percentile_cont(0.5) within group (order by t.seconds))::int as "medianSeconds",
    round(percentile_cont(0.9) within group (order by t.seconds))::int as "p90Seconds"
    from unnest(${TIME_MEASURES}::text[]) with ordinality m(measure, position)
    left join timed t on t.measure = m.measure
   group by m.measure, m.position`;

/**
 * Condition that excludes imported messages, and campaign messages, which are neither replies nor part of the duration
 * of a conversation.
 */
const TALK = raw("m.author <> 'CAMPAIGN' and m.imported_at is null");

/**
 * Selects the conversations whose last message is at or after the start of the range. The lateral join reads the
 * messages of each conversation using an index, so that not all messages of the workspace are scanned.
 */
const conversationsSql = (viewer: Viewer): Sql => sql`talks as materialized (
  select c.workspace_id, c.id as conversation_id, said.* from conversations c cross join lateral (
      select min(m.sent_at) as first, max(m.sent_at) as last, count(*) as count,
        min(m.sent_at) filter (where m.direction = 'IN') as asked
        from messages m
       where m.workspace_id = c.workspace_id and m.conversation_id = c.id and ${TALK}
         and ${readableSql(viewer, 'Message', 'm')}) said
   where c.last_message_at >= (select starts from span) and ${readableSql(viewer, 'Conversation', 'c')})`;

/**
 * SQL query for the seconds until a lead receives the first message or answers the first call. Null if neither has
 * happened.
 */
const firstContactSql = (viewer: Viewer): Sql => sql`
  select 'FIRST_CONTACT' as measure, ${secondsBetweenSql(raw('l.created_at'), raw('least(answer.at, call.at)'))} as seconds
    from leads l left join lateral (
      select min(one.at) as at from contacts p
        join conversations c on c.workspace_id = p.workspace_id and c.contact_id = p.id
        cross join lateral (${firstMessageAfterSql('c.workspace_id', 'c.id', 'l.created_at', readableSql(viewer, 'Message', 'm'))}) one
       where p.workspace_id = l.workspace_id and p.phone = l.phone) answer on true
    left join lateral (
      select min(c.started_at) as at from calls c
       where c.workspace_id = l.workspace_id and c.lead_id = l.id and c.started_at >= l.created_at
         and ${readableSql(viewer, 'Call', 'c')}) call on true
   where ${isInRangeSql(raw('l.created_at'))} and ${readableSql(viewer, 'Lead', 'l')}`;

const firstResponseSql: Sql = sql`
  select 'FIRST_RESPONSE', ${secondsBetweenSql(raw('t.asked'), raw('answer.at'))}
    from talks t left join lateral (${firstMessageAfterSql('t.workspace_id', 't.conversation_id', 't.asked', TALK)}) answer on true
   where ${isInRangeSql(raw('t.asked'))}`;

const handlingTimesSql: Sql = sql`
  select 'HANDLING', ${secondsBetweenSql(raw('t.first'), raw('t.last'))}
    from talks t where ${isInRangeSql(raw('t.last'))} and t.count > 1`;

const callTimesSql = (viewer: Viewer): Sql => sql`
  select 'HANDLING', ${secondsBetweenSql(raw('c.started_at'), raw('c.ended_at'))}
    from calls c where ${isInRangeSql(raw('c.ended_at'))} and ${wasAnsweredSql('c')} and ${readableSql(viewer, 'Call', 'c')}`;

/**
 * Returns an SQL expression for the time of the first outbound message sent at or after a time, with one index lookup
 * per conversation.
 */
function firstMessageAfterSql(
  ...[workspace, conversation, time, allowed = raw('true')]: [string, string, string, Sql?]
): Sql {
  return sql`select m.sent_at as at from messages m
    where ${raw(`m.workspace_id = ${workspace} and m.conversation_id = ${conversation} and m.sent_at >= ${time}`)}
      and ${wasSentSql('m')} and ${allowed} order by m.sent_at limit 1`;
}

function secondsBetweenSql(from: Sql, to: Sql): Sql {
  return sql`extract(epoch from ${to} - ${from})::float8`;
}
