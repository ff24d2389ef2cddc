import type { CalendarBooking, CalendarPort } from '@frontdesk/providers';
import { booked } from './book-once.ts';
import type { BookingRow } from './bookings.repository.ts';

interface Asking {
  readonly booking: BookingRow;
  readonly phone: string;
  readonly mustLook: boolean;
}

/** What the calendar says to what is open: how it stands now, that it stands no more, or null where nothing came of it. */
export function askCalendar(port: CalendarPort, asking: Asking): Promise<CalendarBooking | 'CANCELLED' | null> {
  switch (asking.booking.wish) {
    case 'CANCEL':
      return asking.mustLook ? lookedCancelled(port, asking) : cancelled(port, asking.booking);
    case 'RESCHEDULE':
      return asking.mustLook ? looked(port, asking, wishedStart(asking.booking)) : moved(port, asking.booking);
    default:
      return asking.mustLook ? looked(port, asking, asking.booking.startsAt) : made(port, asking);
  }
}

const made = (port: CalendarPort, { booking, phone }: Asking): Promise<CalendarBooking> => {
  const { id, startsAt, attendeeName: name, timeZone } = booking;
  return booked(port, { id, startsAt, attendee: { name, timeZone, ...wayTo(booking, phone) }, askedBefore: false });
};

const moved = (port: CalendarPort, booking: BookingRow): Promise<CalendarBooking> =>
  port.reschedule(nameOf(booking), wishedStart(booking).toISOString(), booking.reason ?? '');

async function cancelled(port: CalendarPort, booking: BookingRow): Promise<'CANCELLED'> {
  await port.cancel(nameOf(booking), booking.reason ?? '');
  return 'CANCELLED';
}

const looked = (port: CalendarPort, { booking, phone }: Asking, startsAt: Date): Promise<CalendarBooking | null> =>
  port.findBooking({
    startsAt: startsAt.toISOString(),
    attendee: wayTo(booking, phone),
    reference: booking.id,
  });

const lookedCancelled = async (port: CalendarPort, asking: Asking): Promise<'CANCELLED' | null> =>
  (await looked(port, asking, asking.booking.startsAt)) ? null : 'CANCELLED';

const wayTo = ({ attendeeEmail }: BookingRow, phone: string) => ({ email: attendeeEmail || null, phone });

// Two CHECKs of the table promise them.
const nameOf = ({ providerId }: BookingRow): string => providerId ?? '';
const wishedStart = (booking: BookingRow): Date => booking.wishedStart ?? booking.startsAt;
