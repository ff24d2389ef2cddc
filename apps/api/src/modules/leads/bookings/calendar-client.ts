import type { CalendarBooking, CalendarPort } from '@frontdesk/providers';
import { bookOnce } from './book-once.ts';
import type { BookingRow } from './bookings.repository.ts';

interface CalendarRequest {
  readonly booking: BookingRow;
  readonly phone: string;
  readonly mustLook: boolean;
}

/** Sends a pending request to the calendar: returns its current booking, CANCELLED, or null when nothing happened. */
export function syncWithCalendar(
  port: CalendarPort,
  asking: CalendarRequest,
): Promise<CalendarBooking | 'CANCELLED' | null> {
  switch (asking.booking.wish) {
    case 'CANCEL':
      return asking.mustLook ? findCancelledInCalendar(port, asking) : cancelInCalendar(port, asking.booking);
    case 'RESCHEDULE':
      return asking.mustLook
        ? findInCalendar(port, asking, requestedStart(asking.booking))
        : rescheduleInCalendar(port, asking.booking);
    default:
      return asking.mustLook ? findInCalendar(port, asking, asking.booking.startsAt) : createInCalendar(port, asking);
  }
}

const createInCalendar = (port: CalendarPort, { booking, phone }: CalendarRequest): Promise<CalendarBooking> => {
  const { id, startsAt, attendeeName: name, timeZone } = booking;
  return bookOnce(port, { id, startsAt, attendee: { name, timeZone, ...wayTo(booking, phone) }, askedBefore: false });
};

const rescheduleInCalendar = (port: CalendarPort, booking: BookingRow): Promise<CalendarBooking> =>
  port.reschedule(nameOf(booking), requestedStart(booking).toISOString(), booking.reason ?? '');

async function cancelInCalendar(port: CalendarPort, booking: BookingRow): Promise<'CANCELLED'> {
  await port.cancel(nameOf(booking), booking.reason ?? '');
  return 'CANCELLED';
}

const findInCalendar = (
  port: CalendarPort,
  { booking, phone }: CalendarRequest,
  startsAt: Date,
): Promise<CalendarBooking | null> =>
  port.findBooking({
    startsAt: startsAt.toISOString(),
    attendee: wayTo(booking, phone),
    reference: booking.id,
  });

const findCancelledInCalendar = async (port: CalendarPort, asking: CalendarRequest): Promise<'CANCELLED' | null> =>
  (await findInCalendar(port, asking, asking.booking.startsAt)) ? null : 'CANCELLED';

const wayTo = ({ attendeeEmail }: BookingRow, phone: string) => ({ email: attendeeEmail || null, phone });

// Two CHECK constraints guarantee them.
const nameOf = ({ providerId }: BookingRow): string => providerId ?? '';
const requestedStart = (booking: BookingRow): Date => booking.wishedStart ?? booking.startsAt;
