import { BOOKING_TABS, type BookingTab, LIMITS } from '@frontdesk/domain';
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
