import { firstParam, type SearchParams } from '../../lib/search-params.ts';

export const USAGE_PERIODS = ['this-month', 'last-month', 'last-12-months'] as const;
export type UsagePeriod = (typeof USAGE_PERIODS)[number];

/** First and last day of a range, in the format `2026-11-21`. */
export interface UsageRange {
  readonly from: string;
  readonly to: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MAX_DAYS = 366;

/** Parses a range of days from the URL. Returns null if a day is missing or invalid, or the range has over 366 days. */
export function rangeFrom(params: SearchParams): UsageRange | null {
  const [from, to] = [firstParam(params, 'from'), firstParam(params, 'to')];
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  return DAY.test(from) && DAY.test(to) && days >= 1 && days <= MAX_DAYS ? { from, to } : null;
}

/** Parses the period from the URL. Returns the current month if the parameter is missing or invalid. */
export const periodFrom = (params: SearchParams): UsagePeriod =>
  USAGE_PERIODS.find((period) => period === firstParam(params, 'period')) ?? 'this-month';

/**
 * Returns the first and last day of a period, and the interval of the data points. `today` has the format `2026-11-21`.
 */
export function daysOf(period: UsagePeriod, today: string) {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const first = (monthsLater: number) =>
    new Date(Date.UTC(year, month - 1 + monthsLater, 1)).toISOString().slice(0, 10);
  const last = (monthsLater: number) => new Date(Date.UTC(year, month + monthsLater, 0)).toISOString().slice(0, 10);
  if (period === 'last-month') return { from: first(-1), to: last(-1), interval: 'DAY' } as const;
  if (period === 'last-12-months') return { from: first(-11), to: last(0), interval: 'MONTH' } as const;
  return { from: first(0), to: last(0), interval: 'DAY' } as const;
}
