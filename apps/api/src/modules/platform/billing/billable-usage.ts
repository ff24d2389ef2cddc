import type { FlowMeter, PeriodUsage } from '@frontdesk/domain';
import type { Tx } from '../../../db/transaction.ts';
import type { DuePeriod } from './invoices.repository.ts';

/**
 * Returns the live usage of each meter in each calendar month of a period, in the order of the months. An hour belongs to
 * the period in which it starts. Events that are not summed yet are included.
 */
export const readBillableUsage = (
  tx: Tx,
  meters: readonly FlowMeter[],
  { periodStart, periodEnd }: DuePeriod,
): Promise<PeriodUsage[]> => tx.sql<PeriodUsage>`
    with zone as materialized (select app.known_timezone(timezone) as tz from workspaces),
    months as materialized (
      select greatest(m.local at time zone tz, ${periodStart}::timestamptz) as starts,
        least((m.local + interval '1 month') at time zone tz, ${periodEnd}::timestamptz) as ends
        from zone cross join lateral generate_series(date_trunc('month', ${periodStart}::timestamptz at time zone tz),
          ${periodEnd}::timestamptz at time zone tz, interval '1 month') m (local)),
    measured as (
      select h.meter, h.hour, h.quantity from usage_hours h
        where h.traffic = 'LIVE' and h.meter = any(${meters}::text[])
          and h.hour >= ${periodStart}::timestamptz and h.hour < ${periodEnd}::timestamptz
      union all
      select e.meter, date_trunc('hour', e.occurred_at, tz), e.quantity from usage_events e cross join zone
        where e.xid >= (select app.usage_summed_until()) and e.traffic = 'LIVE' and e.meter = any(${meters}::text[]))
    select u.meter, m.starts as "startsAt", m.ends as "endsAt", sum(u.quantity)::float8 as quantity
      from months m join measured u on u.hour >= m.starts and u.hour < m.ends group by 1, 2, 3 order by 2, 1`;
