import { useSubscription } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useState } from 'react';
import { BookingsPageDocument } from '../../gql/bookings-page.ts';
import { LiveBookingsDocument } from '../../gql/live-bookings.ts';
import { useDebouncedCallback } from '../../lib/use-debounced-callback.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import type { BookingFilter } from './booking-filter.ts';

/** Bookings of one filter with pagination. */
export function useBookingList({ tab, search }: BookingFilter) {
  const [loadingMore, setLoadingMore] = useState(false);
  const [moreFailed, setMoreFailed] = useState(false);
  const filter = { tab, search: search || null };
  const { data, previousData, loading, fetchMore, refetch } = useScreenQuery(BookingsPageDocument, {
    filter,
    first: LIMITS.pageSize,
  });
  const shown = data ?? previousData;
  // A change may add or remove a booking, so the list is read again.
  const onData = useDebouncedCallback(() => {
    // Above the maximum page size the list is not read again, which would remove rows from view.
    const count = shown?.bookings.edges.length ?? 0;
    if (count <= LIMITS.pageSizeMax) refetch({ filter, first: Math.max(count, LIMITS.pageSize) }).catch(() => {});
  });
  useSubscription(LiveBookingsDocument, { ignoreResults: true, onData });

  async function more() {
    setLoadingMore(true);
    setMoreFailed(false);
    try {
      await fetchMore({ variables: { after: shown?.bookings.pageInfo.endCursor, first: LIMITS.pageSize } });
    } catch {
      setMoreFailed(true);
    } finally {
      setLoadingMore(false);
    }
  }

  return {
    bookings: shown?.bookings.edges.map(({ node }) => node),
    total: shown?.bookings.totalCount,
    hasMore: shown?.bookings.pageInfo.hasNextPage ?? false,
    /** Rows of the previous filter while the current ones load. */
    stale: loading && !data && previousData !== undefined,
    loadingMore,
    moreFailed,
    more,
  };
}
