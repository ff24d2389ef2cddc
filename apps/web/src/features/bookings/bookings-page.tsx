import { useSubscription } from '@apollo/client/react';
import { BOOKING_TAB_TITLES, BOOKING_TABS, LIMITS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { BookingsPageDocument, LiveBookingsDocument } from '../../gql/bookings-page.ts';
import { useDebouncedCallback } from '../../lib/use-debounced-callback.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Section } from '../../ui/section.tsx';
import { Segments } from '../../ui/segments.tsx';
import { type BookingFilter, filterFrom, paramsFrom, toQueryFilter } from './booking-filter.ts';
import { BookingTable } from './booking-table.tsx';
import classes from './bookings-page.module.css';
import { ExportBookings } from './export-bookings.tsx';
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
          list.paging.total === undefined
            ? ' '
            : t`${plural(list.paging.total, { one: '# booking', other: '# bookings' })} · time zone: ${timezone.replaceAll('_', ' ')}`
        }
        actions={<ExportBookings filter={filter} total={list.paging.total} />}
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
          {...list.paging}
          stale={list.stale}
          empty={<NoBookings filter={filter} onChange={setFilter} />}
        />
      </Section>
    </>
  );
}

/**
 * Returns the filter from the URL and its setter. Changes replace the current history entry, so that typing does not
 * add history entries.
 */
function useBookingFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // Return the same object for equal filters, so that effects and queries that depend on the filter do not run again.
  const filter = useMemo(() => JSON.parse(signature) as BookingFilter, [signature]);
  const setFilter = (next: BookingFilter) =>
    void navigate({ to: '.', search: paramsFrom(next), replace: true, resetScroll: false });
  return { filter, setFilter };
}

/** Loads the bookings that match a filter, page by page. */
function useBookingList(filter: BookingFilter) {
  // Use the time at which the filter was selected. If the time changed every minute, the table would reload each time.
  const asked = useMemo(() => toQueryFilter(filter, Date.now()), [filter]);
  const query = useScreenQuery(BookingsPageDocument, { ...asked, first: LIMITS.pageSize });
  const { data, previousData, loading } = query;
  const list = (data ?? previousData)?.bookings;
  const { paging, refresh } = usePages(list, query);
  // Refetch the list after a change, because the booking may no longer match the filter, or may match it now.
  useSubscription(LiveBookingsDocument, { ignoreResults: true, onData: useDebouncedCallback(() => void refresh()) });

  return {
    bookings: list?.edges.map(({ node }) => node),
    /** Whether the rows belong to the previous filter because the rows for the current filter are still loading. */
    stale: loading && !data && previousData !== undefined,
    paging,
  };
}
