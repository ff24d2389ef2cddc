import { LEAD_SOURCES, LEAD_STATUSES } from '@frontdesk/domain';
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
      from messages m where ${isInRangeSql(raw('m.sent_at'))} and ${readableSql(viewer, 'Message', 'm')} group by 1),
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
  raw(`${m}.direction = 'OUT' and ${m}.status in ('QUEUED', 'SENT', 'DELIVERED', 'READ')`);

/** Condition for calls that were answered. */
export const wasAnsweredSql = (c: string): Sql => raw(`${c}.started_at is not null`);

/** Condition for calls in which a member spoke instead of the agent. Listening and guiding do not count. */
const wasTakenOverSql = (c: string): Sql =>
  raw(`exists (select from operator_actions o where o.workspace_id = ${c}.workspace_id and o.call_id = ${c}.id
    and o.mode = 'TAKEOVER' and o.state = 'DONE')`);

export const readableSql = (
  { ability }: Viewer,
  subject: 'Booking' | 'Call' | 'Lead' | 'Message' | 'Conversation',
  alias: string,
): Sql => readableRows(ability, subject, alias) ?? raw('true');
