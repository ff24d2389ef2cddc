import { BOOKING_TABS, type BookingTab, LIMITS } from '@frontdesk/domain';
import type { BookingsPageQueryVariables } from '../../gql/types.ts';
import { firstParam, knownParams, type SearchParams } from '../../lib/search-params.ts';

/** Filter of the list. The filter is stored in the URL. */
export interface BookingFilter {
  tab: BookingTab;
  search: string;
}

export const filterFrom = (params: SearchParams): BookingFilter => ({
  tab: knownParams(params, 'tab', BOOKING_TABS)[0] ?? 'UPCOMING',
  search: firstParam(params, 'q').trim().slice(0, LIMITS.searchLength),
});

export const paramsFrom = ({ tab, search }: BookingFilter) => ({
  tab: tab === 'UPCOMING' ? undefined : tab,
  q: search || undefined,
});

/**
 * Converts the filter to the query variables. The current time is rounded down to the minute, so that repeated queries
 * have equal variables and use the cache.
 */
export function toQueryFilter(
  { tab, search }: BookingFilter,
  now: number,
): Pick<BookingsPageQueryVariables, 'filter' | 'orderBy'> {
  const minute = new Date(Math.floor(now / 60_000) * 60_000).toISOString();
  const latestFirst = { field: 'STARTS_AT', direction: 'DESC' } as const;
  switch (tab) {
    case 'UPCOMING':
      return {
        filter: { search, statuses: ['REQUESTED', 'BOOKED'], startsAt: { gte: minute } },
        orderBy: { field: 'STARTS_AT', direction: 'ASC' },
      };
    case 'PAST':
      return { filter: { search, statuses: ['BOOKED'], startsAt: { lt: minute } }, orderBy: latestFirst };
    case 'CANCELLED':
      return { filter: { search, statuses: ['CANCELLED', 'FAILED', 'SUPPRESSED'] }, orderBy: latestFirst };
  }
}
