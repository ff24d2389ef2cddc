import type { CalendarBooking, CalendarPort } from '@frontdesk/providers';
import { bookOnce } from './book-once.ts';
import type { BookingRow } from './bookings.repository.ts';
import { cancelOnce, findCancelled, findRescheduled, rescheduleOnce } from './change-once.ts';

interface CalendarRequest {
  readonly booking: BookingRow;
  readonly phone: string;
  readonly mustLook: boolean;
}

/**
 * Sends the pending request of a booking to the calendar, or looks up its result. Returns the current booking,
 * CANCELLED, or null if the lookup finds no such booking or change.
 */
export async function syncWithCalendar(
  port: CalendarPort,
  asking: CalendarRequest,
): Promise<CalendarBooking | 'CANCELLED' | null> {
  switch (asking.booking.pendingChange) {
    case 'CANCEL': {
      const cancelled = await (asking.mustLook
        ? findCancelled(port, nameOf(asking.booking))
        : cancelOnce(port, changeOf(asking.booking)));
      return cancelled && 'CANCELLED';
    }
    case 'RESCHEDULE':
      return asking.mustLook
        ? findRescheduled(port, nameOf(asking.booking))
        : rescheduleOnce(port, { ...changeOf(asking.booking), startsAt: requestedStart(asking.booking) });
    default:
      return asking.mustLook ? findInCalendar(port, asking, asking.booking.startsAt) : createInCalendar(port, asking);
  }
}

const createInCalendar = (port: CalendarPort, { booking, phone }: CalendarRequest): Promise<CalendarBooking> => {
  const { id, startsAt, attendeeName: name, timeZone } = booking;
  return bookOnce(port, { id, startsAt, attendee: { name, timeZone, ...wayTo(booking, phone) }, askedBefore: false });
};

const changeOf = (booking: BookingRow) => ({
  bookingId: nameOf(booking),
  reason: booking.reason ?? '',
  askedBefore: false,
});

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

const wayTo = ({ attendeeEmail }: BookingRow, phone: string) => ({ email: attendeeEmail || null, phone });

// CHECK constraints guarantee a calendar id and a requested start wherever these functions are used.
const nameOf = ({ providerId }: BookingRow): string => providerId ?? '';
const requestedStart = (booking: BookingRow): Date => booking.requestedStart ?? booking.startsAt;
