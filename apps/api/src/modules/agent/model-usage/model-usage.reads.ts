import type { ModelUsageGroup } from '@frontdesk/domain';
import { badInput } from '../../../errors/denials.ts';
import { raw, type Sql, sql } from '../../../query-compiler/index.ts';

/**
 * SQL expression for the label of each group, computed from a row `d` of `model_usage_days`. Null for rows without a
 * group.
 */
const LABELS: Readonly<Record<ModelUsageGroup, string>> = {
  MODEL: `d.provider || ' · ' || d.model`,
  PURPOSE: 'd.purpose',
  SERVICE: '(select s.name from services s where s.workspace_id = d.workspace_id and s.id = d.service_id)',
  VERSION: `(select a.name || ' · ' || v.number from agent_versions v
    join agents a on a.workspace_id = v.workspace_id and a.id = v.agent_id
    where v.workspace_id = d.workspace_id and v.id = d.agent_version_id)`,
  DAY: `to_char(d.day, 'YYYY-MM-DD')`,
};

interface UsageQuery {
  /** Month in the form `2026-11`. Null for the current month. */
  readonly month: string | null;
  readonly now: Date;
  readonly by: ModelUsageGroup;
}

/** Returns the model usage in a month, in the time zone of the workspace, by group. Sorted by cost, highest first. */
export const modelUsageOf = ({ month, now, by }: UsageQuery): Sql => sql`
  with span as materialized (
    select coalesce(${month === null ? null : `${validMonth(month)}-01`}::date,
      date_trunc('month', ${now}::timestamptz at time zone app.known_timezone(timezone))::date) as starts from workspaces),
  labeled as (
    select coalesce(${raw(LABELS[by])}, '') as label, d.* from model_usage_days d
     where d.day >= (select starts from span) and d.day < (select starts + interval '1 month' from span)),
  summed as (
    select label, sum(call_count)::int as "callCount", sum(unpriced_count)::int as "unpricedCount",
      sum(input_tokens)::float8 as "inputTokens", sum(cached_input_tokens)::float8 as "cachedInputTokens",
      sum(output_tokens)::float8 as "outputTokens", sum(audio_seconds)::float8 as "audioSeconds",
      sum(cost_micros)::float8 as "costMicros" from labeled group by label)
  select summed.*, row_number() over (order by ${raw(by === 'DAY' ? 'label' : '"costMicros" desc, label')}) as position
    from summed`;

function validMonth(month: string): string {
  if (!/^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/.test(month))
    throw badInput('month must be a month such as 2026-11.', 'month');
  return month;
}
