import { ANALYTICS_DAYS_MAX } from '@frontdesk/domain';
import { badInput } from '../../../errors/denials.ts';
import { type Sql, sql } from '../../../query-compiler/index.ts';

export interface Range {
  readonly from: string;
  readonly to: string;
}

/**
 * Returns the range if both dates are valid, are in order, and include at most ANALYTICS_DAYS_MAX days. Otherwise
 * throws VALIDATION_FAILED.
 */
export function validateRange({ from, to }: Range): Range {
  for (const [field, day] of Object.entries({ from, to }))
    if (!isDay(day)) throw badInput(`${field} must be a date such as 2026-11-01.`, field);
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (days < 1) throw badInput('to must not be before from.', 'to');
  if (days > ANALYTICS_DAYS_MAX) throw badInput(`A range can have at most ${ANALYTICS_DAYS_MAX} days.`, 'to');
  return { from, to };
}

/** Returns whether the text is a valid date such as 2026-11-01. */
export function isDay(text: string): boolean {
  if (!/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Converts a range of dates to a start and an exclusive end, as timestamps in the workspace's time zone. */
export const rangeSql = ({ from, to }: Range): Sql => sql`span as materialized (
  select tz, ${from}::date::timestamp at time zone tz as starts, (${to}::date + 1)::timestamp at time zone tz as ends
    from (select app.known_timezone(timezone) as tz from workspaces) here)`;

/**
 * Condition for times in the range. Written in a form in which PostgreSQL scans only the range of an index on
 * (workspace, time).
 */
export const isInRangeSql = (time: Sql): Sql =>
  sql`${time} >= (select starts from span) and ${time} < (select ends from span)`;
