import type { FlowMeter, MeterPeriod, PeriodUsage } from '@frontdesk/domain';
import type { Tx } from '../../../db/transaction.ts';

interface Period {
  readonly periodStart: Date;
  readonly periodEnd: Date;
}

/**
 * Returns the calendar months of a period in the workspace's time zone, in ascending order. The first and the last month
 * are cut to the period.
 */
export const monthsOf = (tx: Tx, { periodStart, periodEnd }: Period) => tx.sql<Omit<MeterPeriod, 'meter'>>`
    select greatest(m.local at time zone z.tz, ${periodStart}::timestamptz) as "startsAt",
      least((m.local + interval '1 month') at time zone z.tz, ${periodEnd}::timestamptz) as "endsAt"
      from (select app.known_timezone(timezone) as tz from workspaces) z
      cross join lateral generate_series(date_trunc('month', ${periodStart}::timestamptz at time zone z.tz),
        (${periodEnd}::timestamptz - interval '1 millisecond') at time zone z.tz, interval '1 month') m (local)
     order by 1`;

/**
 * Returns the live usage of each given meter and period, in the same order, without usage that is never charged. An hour
 * belongs to the period in which it starts. Events that are not summed yet are included. Reads a single snapshot.
 */
export const readBillableUsage = async <Asked extends MeterPeriod>(
  tx: Tx,
  asked: readonly Asked[],
): Promise<(Asked & PeriodUsage)[]> => {
  if (asked.length === 0) return [];
  const periods = asked.map(({ meter, startsAt, endsAt }, at) => ({ at, meter, startsAt, endsAt }));
  const meters: readonly FlowMeter[] = asked.map(({ meter }) => meter);
  const quantities = await tx.sql<{ quantity: number }>`
    with unsummed as materialized (
      select e.meter, date_trunc('hour', e.occurred_at, z.tz) as hour, e.quantity
        from usage_events e cross join (select app.known_timezone(timezone) as tz from workspaces) z
       where e.xid >= (select app.usage_summed_until()) and e.traffic = 'LIVE' and e.uncharged_reason is null
         and e.meter = any(${meters}::text[]))
    select ((select coalesce(sum(h.quantity - h.uncharged), 0) from usage_hours h
        where h.meter = p.meter and h.traffic = 'LIVE' and h.hour >= p."startsAt" and h.hour < p."endsAt")
      + (select coalesce(sum(u.quantity), 0) from unsummed u
        where u.meter = p.meter and u.hour >= p."startsAt" and u.hour < p."endsAt"))::float8 as quantity
      from jsonb_to_recordset(${JSON.stringify(periods)}::jsonb)
        as p (at int, meter text, "startsAt" timestamptz, "endsAt" timestamptz)
     order by p.at`;
  return asked.map((one, at) => ({ ...one, quantity: quantities[at]?.quantity ?? 0 }));
};
