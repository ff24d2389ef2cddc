import {
  LOGGED_PROVIDERS,
  type LoggedProvider,
  PROVIDER_LOG_DIRECTIONS,
  PROVIDER_LOG_STATUSES,
  type ProviderLogDirection,
  type ProviderLogStatus,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { ProviderLogFilter as QueryFilter } from '../../gql/types.ts';
import { firstParam, knownParams, type SearchParams } from '../../lib/search-params.ts';

export const PERIODS = ['all', 'hour', 'day', 'week'] as const;
export type Period = (typeof PERIODS)[number];

export const PERIOD_TITLES: Record<Period, string> = {
  all: t`Any time`,
  hour: t`Last hour`,
  day: t`Last 24 hours`,
  week: t`Last 7 days`,
};

const PERIOD_MS: Record<Exclude<Period, 'all'>, number> = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

/** Filter of the provider log. The filter is stored in the URL. */
export interface ProviderLogFilter {
  readonly search: string;
  readonly providers: readonly LoggedProvider[];
  readonly directions: readonly ProviderLogDirection[];
  readonly statuses: readonly ProviderLogStatus[];
  readonly period: Period;
  /** Id of a message, call, booking or conversation. Empty if entries of all records are shown. */
  readonly subject: string;
}

export const NO_FILTER: ProviderLogFilter = {
  search: '',
  providers: [],
  directions: [],
  statuses: [],
  period: 'all',
  subject: '',
};

export const filterFrom = (params: SearchParams): ProviderLogFilter => ({
  search: firstParam(params, 'search'),
  providers: knownParams(params, 'provider', LOGGED_PROVIDERS),
  directions: knownParams(params, 'direction', PROVIDER_LOG_DIRECTIONS),
  statuses: knownParams(params, 'status', PROVIDER_LOG_STATUSES),
  period: knownParams(params, 'time', PERIODS)[0] ?? 'all',
  subject: firstParam(params, 'subject'),
});

export const paramsFrom = ({ search, providers, directions, statuses, period, subject }: ProviderLogFilter) => ({
  search: search || undefined,
  provider: providers,
  direction: directions,
  status: statuses,
  time: period === 'all' ? undefined : period,
  subject: subject || undefined,
});

export const isFiltered = (filter: ProviderLogFilter) => JSON.stringify(filter) !== JSON.stringify(NO_FILTER);

/**
 * Converts the filter for the API. The start of a period is rounded down to the minute, so that repeated queries have
 * equal variables and use the cache.
 */
export function toQueryFilter(filter: ProviderLogFilter, now: number): QueryFilter {
  const { search, providers, directions, statuses, period, subject } = filter;
  const minute = Math.floor(now / 60_000) * 60_000;
  return {
    search: search || null,
    subjectId: subject || null,
    providers: [...providers],
    directions: [...directions],
    statuses: [...statuses],
    occurredAt: period === 'all' ? null : { gte: new Date(minute - PERIOD_MS[period]).toISOString() },
  };
}
