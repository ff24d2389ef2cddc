import type { WorkspaceContext } from '../../../auth/context.ts';
import { raw, type Sql, sql } from '../../../query-compiler/index.ts';
import { readableSql, wasSentSql } from './analytics.reads.ts';
import { isInRangeSql, type Range, rangeSql } from './range.ts';

type Viewer = Pick<WorkspaceContext, 'ability'>;

/**
 * Returns the metrics of each current member that the viewer can read, from the conversations, messages and calls that
 * the viewer can read.
 */
export const memberMetricsOf = (viewer: Viewer, range: Range): Sql => sql`
  with ${rangeSql(range)},
  took as (${takeoversSql(viewer)}),
  said as (${repliesSql(viewer)}),
  closed as (
    select c.status_changed_by_id as member_id, count(*)::int as count from conversations c
     where c.status = 'RESOLVED' and ${isInRangeSql(raw('c.status_changed_at'))} and ${readableSql(viewer, 'Conversation', 'c')}
     group by 1),
  joined as (
    select a.member_id, count(distinct a.call_id)::int as count
      from operator_actions a join calls k on k.workspace_id = a.workspace_id and k.id = a.call_id
     where a.kind = 'JOIN' and a.state = 'DONE' and ${isInRangeSql(raw('a.at'))} and ${readableSql(viewer, 'Call', 'k')}
     group by 1)
  select m.id as "memberId", u.name,
    coalesce(t.count, 0) as "takeoverCount", t.median as "medianTakeoverSeconds",
    coalesce(s.messages, 0) as "messageCount", coalesce(s.conversations, 0) as "conversationCount",
    s.median as "medianReplySeconds", coalesce(c.count, 0) as "resolvedCount", coalesce(j.count, 0) as "callCount",
    row_number() over (order by u.name, m.id) as position
    from members m join users u on u.id = m.user_id
    left join (select member_id, count(*)::int as count, ${MEDIAN} as median from took group by 1) t on t.member_id = m.id
    left join (select member_id, count(*)::int as messages, count(distinct conversation_id)::int as conversations,
      ${MEDIAN} as median from said group by 1) s on s.member_id = m.id
    left join closed c on c.member_id = m.id
    left join joined j on j.member_id = m.id
   where ${readableSql(viewer, 'Member', 'm')}`;

const MEDIAN = raw('round(percentile_cont(0.5) within group (order by seconds))::int');

/**
 * Selects the takeovers that started in the range, with the seconds since the last handoff. Null if the conversation
 * was not handed off since the previous takeover.
 */
const takeoversSql = (viewer: Viewer): Sql => sql`
  select t.member_id, extract(epoch from t.started_at - handoff.at)::float8 as seconds
    from takeovers t join conversations c on c.workspace_id = t.workspace_id and c.id = t.conversation_id
    left join lateral (
      select max(h.at) as at from agent_handoffs h
       where h.workspace_id = t.workspace_id and h.conversation_id = t.conversation_id and h.at <= t.started_at
         and h.at > coalesce((select max(p.started_at) from takeovers p
           where p.workspace_id = t.workspace_id and p.conversation_id = t.conversation_id
             and p.started_at < t.started_at), '-infinity')) handoff on true
   where ${isInRangeSql(raw('t.started_at'))} and ${readableSql(viewer, 'Conversation', 'c')}`;

/**
 * Selects the messages that members sent in the range, with the seconds that the contact waited. Null if the contact
 * did not write after the previous outbound message. Campaign messages are not considered.
 */
const repliesSql = (viewer: Viewer): Sql => sql`
  select m.member_id, m.conversation_id, extract(epoch from m.sent_at - asked.at)::float8 as seconds
    from messages m left join lateral (
      select min(i.sent_at) as at from messages i
       where i.workspace_id = m.workspace_id and i.conversation_id = m.conversation_id and i.direction = 'IN' and i.imported_at is null
         and i.sent_at <= m.sent_at and i.sent_at > coalesce((
           select o.sent_at from messages o
            where o.workspace_id = m.workspace_id and o.conversation_id = m.conversation_id and o.author <> 'CAMPAIGN'
              and ${wasSentSql('o')} and (o.sent_at, o.id) < (m.sent_at, m.id)
            order by o.sent_at desc limit 1), '-infinity')) asked on true
   where m.author = 'MEMBER' and m.member_id is not null and ${wasSentSql('m')} and ${isInRangeSql(raw('m.sent_at'))}
     and ${readableSql(viewer, 'Message', 'm')}`;
