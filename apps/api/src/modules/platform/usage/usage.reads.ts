import type { MeterKey, UsageInterval, UsageTraffic } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import type { UsageDays } from './usage-range.ts';

export interface UsageQuery extends UsageDays {
  readonly traffic: UsageTraffic;
  readonly interval: UsageInterval;
  readonly flows: readonly MeterKey[];
  readonly stocks: readonly MeterKey[];
  readonly now: Date;
  /** True to read the data points. If false, the series are empty. */
  readonly withSeries: boolean;
}

interface Point {
  readonly at: string;
  readonly quantity: number | null;
}

/** A period with the usage of each meter. Times are in the workspace's time zone; days are dates. */
export interface UsageRow {
  readonly from: string;
  readonly to: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly previousFrom: string;
  readonly meter: MeterKey;
  readonly total: number | null;
  readonly previousTotal: number | null;
  readonly uncharged: number;
  readonly points: readonly Point[];
}

/**
 * Returns the usage of each meter in a period, and in the preceding period up to the same elapsed time. If the period
 * spans whole calendar months, the preceding period spans the same number of months; otherwise, the same number of
 * days. Runs a single SQL statement.
 */
// oxlint-disable-next-line max-lines-per-function -- it is one statement.
export const readUsage = (
  tx: Tx,
  { from, to, traffic, interval, flows, stocks, now, withSeries }: UsageQuery,
): Promise<UsageRow[]> => tx.sql<UsageRow>`
    with here as materialized (
      select tz, ${now}::timestamptz at time zone tz as now_here,
        coalesce(${from}::date, date_trunc('month', ${now}::timestamptz at time zone tz)::date) as first,
        coalesce(${to}::date + 1, (date_trunc('month', ${now}::timestamptz at time zone tz) + interval '1 month')::date) as next
        from (select app.known_timezone(timezone) as tz from workspaces) w),
    previous as (
      select *, case when extract(day from first) = 1 and extract(day from next) = 1
        then (first - age(next, first))::date else first - (next - first) end as previous_first from here),
    span as materialized (
      select tz, first, next, previous_first, first::timestamp at time zone tz as starts, next::timestamp at time zone tz as ends,
        previous_first::timestamp at time zone tz as previous_starts,
        case when now_here >= first and now_here < next
          then least(first::timestamp, previous_first + (now_here - first)) else first::timestamp end at time zone tz as previous_ends
        from previous),
    points as (
      select greatest(p.local at time zone tz, starts) as starts, ends
        from span cross join lateral generate_series(date_trunc(${interval}, first::timestamp),
          next - interval '1 second', ('1 ' || ${interval})::interval) p (local) where ${interval} <> 'HOUR'
      union all
      select p.at, ends from span cross join lateral
        generate_series(starts, ends - interval '1 second', interval '1 hour') p (at) where ${interval} = 'HOUR'),
    parts as materialized (
      select 'TOTAL' as name, starts, ends from span
      union all select 'PREVIOUS', previous_starts, previous_ends from span
      union all select 'POINT', starts, coalesce(lead(starts) over (order by starts), ends) from points where ${withSeries}),
    meters as (
      select unnest(${flows}::text[]) as meter, true as is_flow union all select unnest(${stocks}::text[]), false),
    measured as (
      select m.meter, p.name, p.starts, case when m.is_flow
        then (select coalesce(sum(h.quantity), 0) from usage_hours h
          where h.meter = m.meter and h.traffic = ${traffic} and h.hour >= p.starts and h.hour < p.ends)
        else (select h.quantity from usage_hours h
          where h.meter = m.meter and h.traffic = ${traffic} and h.hour >= p.starts and h.hour < p.ends
          order by h.hour desc limit 1) end as quantity,
        case when m.is_flow and p.name = 'TOTAL' then (select coalesce(sum(h.uncharged), 0) from usage_hours h
          where h.meter = m.meter and h.traffic = ${traffic} and h.hour >= p.starts and h.hour < p.ends)
          else 0 end as uncharged
        from meters m cross join parts p)
    select s.first::text as "from", (s.next - 1)::text as "to", s.starts as "startsAt", s.ends as "endsAt",
      s.previous_first::text as "previousFrom", m.meter, max(m.quantity) filter (where m.name = 'TOTAL')::float8 as total,
      max(m.quantity) filter (where m.name = 'PREVIOUS')::float8 as "previousTotal",
      sum(m.uncharged)::float8 as uncharged,
      coalesce(jsonb_agg(jsonb_build_object('at', m.starts, 'quantity', m.quantity) order by m.starts)
        filter (where m.name = 'POINT'), '[]') as points
      from measured m cross join span s group by 1, 2, 3, 4, 5, 6`;
