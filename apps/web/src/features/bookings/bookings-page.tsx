import { BOOKING_TAB_TITLES, BOOKING_TABS } from '@frontdesk/domain';
import { Alert, Text } from '@mantine/core';
import { countOf } from '../../lib/format-text.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Section } from '../../ui/section.tsx';
import { Segments } from '../../ui/segments.tsx';
import { BookingTable } from './booking-table.tsx';
import classes from './bookings-page.module.css';
import { NoBookings } from './no-bookings.tsx';
import { useBookingFilter } from './use-booking-filter.ts';
import { useBookingList } from './use-booking-list.ts';

const TABS = BOOKING_TABS.map((value) => ({ value, label: BOOKING_TAB_TITLES[value] }));

/** All bookings of the workspace. */
export function BookingsPage() {
  const { timezone } = useWorkspace();
  const { filter, setFilter } = useBookingFilter();
  const list = useBookingList(filter);
  return (
    <>
      <PageHeader
        title="Bookings"
        description={
          list.total === undefined
            ? ' '
            : `${countOf(list.total, 'booking')} · time zone: ${timezone.replaceAll('_', ' ')}`
        }
      />
      <Section title="Bookings" quietTitle flush>
        <div className={classes.bar} role="search" aria-label="Bookings">
          <Segments
            label="Bookings to show"
            segments={TABS}
            value={filter.tab}
            onChange={(tab) => setFilter({ ...filter, tab })}
          />
          <SearchField
            className={classes.search}
            label="Search bookings"
            placeholder="Search by name, number or email"
            group="Bookings"
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
            <Text size="sm">Couldn’t load more bookings. Try “Load more” again.</Text>
          </Alert>
        )}
      </Section>
    </>
  );
}
