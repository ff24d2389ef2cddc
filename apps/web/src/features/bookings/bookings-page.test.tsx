import { expect, it } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import { BookingsPageDocument, LiveBookingsDocument } from '../../gql/bookings-page.ts';
import type { BookingsPageQueryVariables, BookingTable_BookingFragment } from '../../gql/types.ts';
import { answer, stream } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

type Booking = Omit<BookingTable_BookingFragment, ' $fragmentName'>;

const buildBooking = (overrides: Partial<Booking> = {}): Booking => ({
  __typename: 'Booking',
  id: 'booking-1',
  leadId: 'lead-1',
  leadName: 'Marisol Ortega',
  status: 'BOOKED',
  origin: 'AGENT',
  startsAt: '2126-03-02T09:00:00.000Z',
  endsAt: '2126-03-02T09:30:00.000Z',
  meetingUrl: null,
  pendingChange: null,
  requestedStart: null,
  failure: null,
  ...overrides,
});

const page = (bookings: Booking[] | ((asked: BookingsPageQueryVariables) => Booking[])) =>
  answer(BookingsPageDocument, (asked) => {
    const rows = typeof bookings === 'function' ? bookings(asked) : bookings;
    return {
      bookings: {
        __typename: 'BookingConnection' as const,
        edges: rows.map((node) => ({ __typename: 'BookingEdge' as const, cursor: node.id, node })),
        pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
        totalCount: rows.length,
      },
    };
  });

it('lists upcoming bookings in the workspace’s time zone, linked to their leads', async () => {
  renderAt('/admin/acme/bookings', { answers: [page([buildBooking()])], workspace: { timezone: 'Europe/Paris' } });
  const table = await screen.findByRole('table', { name: 'Bookings' });
  const link = await within(table).findByRole('link', { name: 'Marisol Ortega' });
  expect(link).toHaveAttribute('href', '/admin/acme/leads/lead-1');
  expect(within(table).getByText(/10:00 – 10:30/)).toBeInTheDocument();
  expect(within(table).getByText('Booked')).toBeInTheDocument();
});

it('names the leads without links for viewers who cannot read leads', async () => {
  const grants = [{ policy: 'lead.read' as const, effect: 'DENY' as const, expiresAt: null }];
  renderAt('/admin/acme/bookings', { as: 'viewer', grants, answers: [page([buildBooking()])] });
  const table = await screen.findByRole('table', { name: 'Bookings' });
  expect(await within(table).findByText('Marisol Ortega')).toBeInTheDocument();
  expect(within(table).queryByRole('link', { name: 'Marisol Ortega' })).not.toBeInTheDocument();
});

it('stores the selected list in the URL and shows its empty state', async () => {
  const list = page(({ filter }) => (filter.statuses?.includes('BOOKED') ? [buildBooking()] : []));
  const { user, at } = renderAt('/admin/acme/bookings', { answers: [list] });
  await screen.findByRole('link', { name: 'Marisol Ortega' });
  await user.click(screen.getByRole('radio', { name: 'Canceled' }));
  expect(await screen.findByText('No canceled bookings')).toBeInTheDocument();
  expect(at()).toBe('/admin/acme/bookings?tab=CANCELLED');
});

it('offers to clear the search if nothing matches', async () => {
  const list = page(({ filter }) => (filter.search ? [] : [buildBooking()]));
  const { user } = renderAt('/admin/acme/bookings?q=nobody', { answers: [list] });
  await user.click(await screen.findByRole('button', { name: 'Clear search' }));
  expect(await screen.findByRole('link', { name: 'Marisol Ortega' })).toBeInTheDocument();
});

it('updates a booking live', async () => {
  const changes = stream(LiveBookingsDocument);
  const list = page([buildBooking({ status: 'REQUESTED', endsAt: null })]);
  renderAt('/admin/acme/bookings', { answers: [list, changes] });
  expect(await screen.findByText('Requested')).toBeInTheDocument();
  const failed = buildBooking({ status: 'FAILED', endsAt: null, failure: 'Somebody has it.' });
  act(() =>
    changes.emit({
      bookingChanged: { __typename: 'BookingChange', id: 'booking-1', kind: 'UPDATED', booking: failed },
    }),
  );
  expect(await screen.findByText('Somebody has it.')).toBeInTheDocument();
  await waitFor(() => expect(list.asked.length).toBeGreaterThan(1));
});

it('is hidden without access to bookings', async () => {
  renderAt('/admin/acme/bookings', { as: 'agent' });
  expect(await screen.findByRole('heading', { name: 'You don’t have access to this page' })).toBeInTheDocument();
  expect(screen.getByText('booking.read', { selector: 'code' })).toBeInTheDocument();
});
