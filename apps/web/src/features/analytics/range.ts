import { ANALYTICS_DAYS_MAX } from '@frontdesk/domain';
import { firstParam, type SearchParams } from '../../lib/search-params.ts';

export const PERIODS = ['7', '30', '90', '365'] as const;
export type Period = (typeof PERIODS)[number];

export interface Range {
  /** First day in the workspace's time zone. The range includes both `from` and `to`. */
  from: string;
  to: string;
  /** Number of days up to today. Null for a custom range. */
  period: Period | null;
}

const DAY_MS = 86_400_000;
const USUAL: Period = '30';

/** Parses the date range from the URL. Returns the default range if the parameters are missing or invalid. */
export function rangeFrom(params: SearchParams, today: string): Range {
  const [from, to] = [firstParam(params, 'from'), firstParam(params, 'to')];
  if (isRange({ from, to })) return { from, to, period: null };
  const period = PERIODS.find((days) => days === firstParam(params, 'days')) ?? USUAL;
  return { from: shifted(today, 1 - Number(period)), to: today, period };
}

export const paramsFrom = ({ from, to, period }: Range) =>
  period === null ? { from, to } : { days: period === USUAL ? undefined : period };

export function isRange({ from, to }: Pick<Range, 'from' | 'to'>): boolean {
  if (!isDay(from) || !isDay(to)) return false;
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  return days >= 1 && days <= ANALYTICS_DAYS_MAX;
}

function isDay(text: string): boolean {
  if (!/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const day = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(day) && new Date(day).toISOString().startsWith(text);
}

const shifted = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
