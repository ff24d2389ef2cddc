import { type AgentMetricGroup, RESOLVED_OUTCOMES } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { raw, type Sql, sql } from '../../../query-compiler/index.ts';
import { readableSql, wasTakenOverSql } from './analytics.reads.ts';
import { isInRangeSql, type Range, rangeSql } from './range.ts';

type Viewer = Pick<WorkspaceContext, 'ability'>;

/**
 * SQL expression of the group label for each way of grouping, computed from a row `m` of `matters`. The label is null
 * for rows that belong to no group.
 */
const LABELS: Readonly<Record<AgentMetricGroup, string>> = {
  VERSION: `(select a.name || ' · ' || v.number from agent_versions v
    join agents a on a.workspace_id = v.workspace_id and a.id = v.agent_id
    where v.workspace_id = m.workspace_id and v.id = m.version_id)`,
  SERVICE: `(select s.name from services s where s.workspace_id = m.workspace_id and s.id = m.service_id)`,
  CHANNEL: 'm.channel',
  LANGUAGE: `nullif(m.language, '')`,
  DAY: `to_char(m.started_at at time zone (select tz from span), 'YYYY-MM-DD')`,
  HANDOFF: 'm.handoff_code',
};

/**
 * Returns metrics by group, computed from the episodes that started in the range and the answered calls created in the
 * range. Includes only data that the viewer can read. Episodes and calls that belong to no group have an empty label.
 */
export const agentMetricsOf = (viewer: Viewer, range: Range, group: AgentMetricGroup): Sql => sql`
  with ${rangeSql(range)},
  matters as (
    select e.workspace_id, e.id, e.agent_version_id as version_id, c.channel, e.language, e.started_at, e.outcome,
      e.handoff_code, e.answered_count, e.unanswered_count, e.response_ms, e.cost_usd, q.id as rating_id, q.score,
      exists (select from takeovers t where t.workspace_id = e.workspace_id and t.conversation_id = e.conversation_id
        and t.started_at >= e.started_at and t.started_at < coalesce(e.ended_at, 'infinity')) as is_taken_over,
      (select r.service_id from number_routes r where r.workspace_id = c.workspace_id and r.id = c.phone_config_id) as service_id
      from agent_episodes e join conversations c on c.workspace_id = e.workspace_id and c.id = e.conversation_id
      left join ratings q on q.workspace_id = e.workspace_id and q.episode_id = e.id
     where ${isInRangeSql(raw('e.started_at'))} and ${readableSql(viewer, 'Conversation', 'c')}
    union all
    select k.workspace_id, k.id, k.agent_version_id, 'VOICE', coalesce(k.voice_terms ->> 'language', ''), k.started_at,
      k.outcome, (select x.code from escalations x where x.workspace_id = k.workspace_id and x.call_id = k.id
        order by x.raised_at limit 1), 0, 0, '{}'::int[], null::float, null::uuid, null::int, ${wasTakenOverSql('k')}, k.service_id
      from calls k where ${isInRangeSql(raw('k.created_at'))} and k.started_at is not null
       and ${readableSql(viewer, 'Call', 'k')}),
  grouped as (
    select coalesce(${raw(LABELS[group])}, '') as label, m.*, m.handoff_code is null and not m.is_taken_over as is_contained,
      m.handoff_code is null and not m.is_taken_over and coalesce(m.outcome = any (${[...RESOLVED_OUTCOMES]}::text[]), false)
        as is_resolved
      from matters m),
  responses as (
    select g.label, percentile_cont(0.5) within group (order by ms) as median, percentile_cont(0.9) within group (order by ms) as p90
      from grouped g cross join lateral unnest(g.response_ms) ms group by 1)
  select g.label, count(*)::int as "episodeCount",
    count(*) filter (where g.outcome is not null or g.handoff_code is not null)::int as "endedCount",
    count(*) filter (where g.is_resolved)::int as "resolvedCount",
    count(*) filter (where g.is_contained)::int as "containedCount",
    count(*) filter (where g.outcome = 'BOOKED')::int as "bookedCount",
    count(*) filter (where g.handoff_code is not null)::int as "handoffCount",
    coalesce(sum(g.answered_count), 0)::int as "answeredCount",
    coalesce(sum(g.unanswered_count), 0)::int as "unansweredCount",
    nullif(sum(g.cost_usd), 0) / nullif(count(*) filter (where g.is_resolved and g.cost_usd is not null), 0) as "costPerResolvedUsd",
    count(g.rating_id)::int as "ratingRequestCount", count(g.score)::int as "ratingCount", avg(g.score)::float as "averageRating",
    count(*) filter (where g.score = 1)::int as "rating1Count", count(*) filter (where g.score = 2)::int as "rating2Count",
    count(*) filter (where g.score = 3)::int as "rating3Count", count(*) filter (where g.score = 4)::int as "rating4Count",
    count(*) filter (where g.score = 5)::int as "rating5Count",
    (max(r.median) / 1000)::float as "medianResponseSeconds", (max(r.p90) / 1000)::float as "p90ResponseSeconds",
    row_number() over (order by g.label) as position
    from grouped g left join responses r on r.label = g.label group by g.label`;
