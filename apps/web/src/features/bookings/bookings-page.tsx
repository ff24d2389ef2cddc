import { useSubscription } from '@apollo/client/react';
import { BOOKING_TAB_TITLES, BOOKING_TABS, LIMITS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Alert, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { BookingsPageDocument, LiveBookingsDocument } from '../../gql/bookings-page.ts';
import { useDebouncedCallback } from '../../lib/use-debounced-callback.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Section } from '../../ui/section.tsx';
import { Segments } from '../../ui/segments.tsx';
import { type BookingFilter, filterFrom, paramsFrom, toQueryFilter } from './booking-filter.ts';
import { BookingTable } from './booking-table.tsx';
import classes from './bookings-page.module.css';
import { NoBookings } from './no-bookings.tsx';

const TABS = BOOKING_TABS.map((value) => ({ value, label: BOOKING_TAB_TITLES[value] }));

export function BookingsPage() {
  const { timezone } = useWorkspace();
  const { filter, setFilter } = useBookingFilter();
  const list = useBookingList(filter);
  return (
    <>
      <PageHeader
        title={t`Bookings`}
        description={
          list.total === undefined
            ? ' '
            : t`${plural(list.total, { one: '# booking', other: '# bookings' })} · time zone: ${timezone.replaceAll('_', ' ')}`
        }
      />
      <Section title={t`Bookings`} quietTitle flush>
        <div className={classes.bar} role="search" aria-label={t`Bookings`}>
          <Segments
            label={t`Bookings to show`}
            segments={TABS}
            value={filter.tab}
            onChange={(tab) => setFilter({ ...filter, tab })}
          />
          <SearchField
            className={classes.search}
            label={t`Search bookings`}
            placeholder={t`Search by name, number or email`}
            group={t`Bookings`}
            search={filter.search}
            onSearch={(search) => setFilter({ ...filter, search })}
          />
        </div>
        <BookingTable
          bookings={list.bookings}
          total={list.total}
          hasMore={list.hasMore}
          loadingMore={list.loadingMore}
          onMore={() => void list.more()}
          stale={list.stale}
          empty={<NoBookings filter={filter} onChange={setFilter} />}
        />
        {list.moreFailed && (
          <Alert color="red" variant="light" m="md">
            <Text size="sm">{t`Couldn’t load more bookings. Try “Load more” again.`}</Text>
          </Alert>
        )}
      </Section>
    </>
  );
}

/**
 * Returns the filter from the URL and its setter. Changes replace the current history entry, so that typing adds no
 * entries.
 */
function useBookingFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // Equal filters keep the same object, so that effects and queries that depend on the filter do not run again.
  const filter = useMemo(() => JSON.parse(signature) as BookingFilter, [signature]);
  const setFilter = (next: BookingFilter) =>
    void navigate({ to: '.', search: paramsFrom(next), replace: true, resetScroll: false });
  return { filter, setFilter };
}

/** Loads the bookings that match a filter, page by page. */
function useBookingList(filter: BookingFilter) {
  const [loadingMore, setLoadingMore] = useState(false);
  const [moreFailed, setMoreFailed] = useState(false);
  // Use the time at which the filter was selected. If the time changed every minute, the table would reload each time.
  const asked = useMemo(() => toQueryFilter(filter, Date.now()), [filter]);
  const { data, previousData, loading, fetchMore, refetch } = useScreenQuery(BookingsPageDocument, {
    ...asked,
    first: LIMITS.pageSize,
  });
  const shown = data ?? previousData;
  // A changed booking may enter or leave the list, so refetch the list.
  const onData = useDebouncedCallback(() => {
    // If more rows are shown than one request can return, skip the refetch, because it would remove rows.
    const count = shown?.bookings.edges.length ?? 0;
    if (count <= LIMITS.pageSizeMax) refetch({ ...asked, first: Math.max(count, LIMITS.pageSize) }).catch(() => {});
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
    /** Whether the rows belong to the previous filter because the current filter is still loading. */
    stale: loading && !data && previousData !== undefined,
    loadingMore,
    moreFailed,
    more,
  };
}
