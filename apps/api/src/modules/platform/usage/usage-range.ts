import { USAGE_LIMITS, type UsageInterval } from '@frontdesk/domain';
import { badInput } from '../../../errors/denials.ts';
import { isDay } from '../analytics/index.ts';

/** First and last day of the range. Null for the current calendar month. */
export interface UsageDays {
  readonly from: string | null;
  readonly to: string | null;
}

const HOURS_PER_DAY = 24;

/**
 * Throws VALIDATION_FAILED unless both days are valid and in order, and the range contains at most
 * `USAGE_LIMITS.points` data points.
 */
export function validateUsageDays({ from, to }: UsageDays, interval: UsageInterval): void {
  if (from === null && to === null && interval !== 'HOUR') return;
  if (from === null || to === null)
    throw badInput(
      interval === 'HOUR' ? 'The interval HOUR needs from and to.' : 'Set both from and to, or neither.',
      from === null ? 'from' : 'to',
    );
  for (const [field, day] of Object.entries({ from, to }))
    if (!isDay(day)) throw badInput(`${field} must be a date such as 2026-11-01.`, field);
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (days < 1) throw badInput('to must not be before from.', 'to');
  const most = mostDays(interval);
  if (days > most) throw badInput(`With the interval ${interval}, a range can have at most ${most} days.`, 'to');
}

function mostDays(interval: UsageInterval): number {
  if (interval === 'MONTH') return USAGE_LIMITS.days;
  return interval === 'DAY' ? USAGE_LIMITS.points : Math.floor(USAGE_LIMITS.points / HOURS_PER_DAY);
}
