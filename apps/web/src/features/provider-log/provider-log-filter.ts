import {
  LIMITS,
  LOGGED_PROVIDERS,
  type LoggedProvider,
  PROVIDER_LOG_DIRECTIONS,
  PROVIDER_LOG_STATUSES,
  type ProviderLogDirection,
  type ProviderLogStatus,
} from '@frontdesk/domain';
import type { ProviderLogFilter as QueryFilter } from '../../gql/types.ts';
import { inRecentPeriod, RECENT_PERIODS, type RecentPeriod } from '../../lib/recent-period.ts';
import { firstParam, knownParams, type SearchParams } from '../../lib/search-params.ts';

/** Filter of the provider log. The filter is stored in the URL. */
export interface ProviderLogFilter {
  readonly search: string;
  readonly providers: readonly LoggedProvider[];
  readonly directions: readonly ProviderLogDirection[];
  readonly statuses: readonly ProviderLogStatus[];
  readonly period: RecentPeriod;
  /**
   * Id of the message, call, booking or conversation whose entries are listed. Empty if the entries of all records are
   * listed.
   */
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
  search: firstParam(params, 'search').trim().slice(0, LIMITS.searchLength),
  providers: knownParams(params, 'provider', LOGGED_PROVIDERS),
  directions: knownParams(params, 'direction', PROVIDER_LOG_DIRECTIONS),
  statuses: knownParams(params, 'status', PROVIDER_LOG_STATUSES),
  period: knownParams(params, 'time', RECENT_PERIODS)[0] ?? 'all',
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

/** Converts the filter to the query variables. */
export function toQueryFilter(filter: ProviderLogFilter, now: number): QueryFilter {
  const { search, providers, directions, statuses, period, subject } = filter;
  return {
    search: search || null,
    subjectId: subject || null,
    providers: [...providers],
    directions: [...directions],
    statuses: [...statuses],
    occurredAt: inRecentPeriod(period, now),
  };
}
