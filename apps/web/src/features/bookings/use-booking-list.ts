import { useSubscription } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useState } from 'react';
import { BookingsPageDocument } from '../../gql/bookings-page.ts';
import { LiveBookingsDocument } from '../../gql/live-bookings.ts';
import { useDebouncedCallback } from '../../lib/use-debounced-callback.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import type { BookingFilter } from './booking-filter.ts';

/** The bookings of one filter, page by page, kept as they are on the server. */
export function useBookingList({ tab, search }: BookingFilter) {
  const [loadingMore, setLoadingMore] = useState(false);
  const [moreFailed, setMoreFailed] = useState(false);
  const filter = { tab, search: search || null };
  const { data, previousData, loading, fetchMore, refetch } = useScreenQuery(BookingsPageDocument, {
    filter,
    first: LIMITS.pageSize,
  });
  const shown = data ?? previousData;
  // A change may move a booking into a list or out of it: what is shown is read again.
  const onData = useDebouncedCallback(() => {
    // More than one request can carry are not asked for again: that would take rows from under the reader.
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
    /** The rows of the filter before, until those of this one are here. */
    stale: loading && !data && previousData !== undefined,
    loadingMore,
    moreFailed,
    more,
  };
}
