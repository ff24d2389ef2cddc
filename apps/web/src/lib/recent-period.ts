import { t } from '@lingui/core/macro';

/** Periods that end now, by which lists are filtered. */
export const RECENT_PERIODS = ['all', 'hour', 'day', 'week', 'month'] as const;
export type RecentPeriod = (typeof RECENT_PERIODS)[number];

export const RECENT_PERIOD_TITLES: Record<RecentPeriod, string> = {
  all: t`Any time`,
  hour: t`Last hour`,
  day: t`Last 24 hours`,
  week: t`Last 7 days`,
  month: t`Last 30 days`,
};

export const RECENT_PERIOD_OPTIONS = RECENT_PERIODS.map((value) => ({ value, label: RECENT_PERIOD_TITLES[value] }));

const PERIOD_MS: Record<Exclude<RecentPeriod, 'all'>, number> = {
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_592_000_000,
};

/**
 * Returns the condition for times in the period, or null for any time. The current time is rounded down to the minute,
 * so that repeated queries have equal variables and use the cache.
 */
export function inRecentPeriod(period: RecentPeriod, now: number): { gte: string } | null {
  const minute = Math.floor(now / 60_000) * 60_000;
  return period === 'all' ? null : { gte: new Date(minute - PERIOD_MS[period]).toISOString() };
}
