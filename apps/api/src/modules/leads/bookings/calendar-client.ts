import { type CalendarBooking, type CalendarPort, isProviderError } from '@frontdesk/providers';
import type { BookingRow } from './bookings.repository.ts';

export interface BookingInput {
  /** Id of the booking in this database, sent to the calendar as the reference. */
  readonly id: string;
  readonly startsAt: Date;
  readonly attendee: { name: string; email: string | null; phone: string; timeZone: string };
  /** True if an earlier attempt to send this request may have reached the calendar. */
  readonly askedBefore: boolean;
}

/** Creates a booking exactly once. If an earlier response was lost, looks up the booking first. */
export async function bookOnce(port: CalendarPort, wanted: BookingInput): Promise<CalendarBooking> {
  const { id: reference, attendee, askedBefore } = wanted;
  const startsAt = wanted.startsAt.toISOString();
  const find = () => port.findBooking({ startsAt, attendee, reference });
  const known = askedBefore ? await find() : null;
  if (known) return known;
  try {
    return await port.book({ startsAt, attendee, reference });
  } catch (error) {
    // The calendar may have created the booking in an attempt whose response was lost.
    const made = isProviderError(error, 'UNCONFIRMED', 'SLOT_TAKEN') ? await find() : null;
    if (made) return made;
    throw error;
  }
}

interface BookingChange {
  /** Calendar id of the booking. */
  readonly bookingId: string;
  readonly reason: string;
  /** True if an earlier attempt to send this request may have reached the calendar. */
  readonly askedBefore: boolean;
}

/** Cancels a booking exactly once. If an earlier response was lost, looks up the cancellation first. */
export async function cancelOnce(port: CalendarPort, change: BookingChange): Promise<CalendarBooking> {
  const { bookingId, reason, askedBefore } = change;
  const cancelled = askedBefore ? await findCancelled(port, bookingId) : null;
  if (cancelled) return cancelled;
  try {
    return await port.cancel(bookingId, reason);
  } catch (error) {
    const done = isProviderError(error, 'UNCONFIRMED') ? await findCancelled(port, bookingId) : null;
    if (done) return done;
    throw error;
  }
}

/** Reschedules a booking exactly once. The time of the returned booking can differ from the requested time. */
export async function rescheduleOnce(
  port: CalendarPort,
  change: BookingChange & { readonly startsAt: Date },
): Promise<CalendarBooking> {
  const { bookingId, startsAt, reason, askedBefore } = change;
  const moved = askedBefore ? await findRescheduled(port, bookingId) : null;
  if (moved) return moved;
  try {
    return await port.reschedule(bookingId, startsAt.toISOString(), reason);
  } catch (error) {
    const done = isProviderError(error, 'UNCONFIRMED') ? await findRescheduled(port, bookingId) : null;
    if (done) return done;
    throw error;
  }
}

/** Returns the booking if it is canceled. Returns null if it is active or was rescheduled. */
async function findCancelled(port: CalendarPort, bookingId: string): Promise<CalendarBooking | null> {
  const booking = await port.getBooking(bookingId);
  return booking?.status === 'CANCELLED' && !booking.rescheduledTo ? booking : null;
}

/** Finds the booking that replaces a rescheduled booking. Returns null if there is no active replacement. */
async function findRescheduled(port: CalendarPort, bookingId: string): Promise<CalendarBooking | null> {
  let current = await port.getBooking(bookingId);
  for (let moves = 0; current?.rescheduledTo && moves < MOST_MOVES; moves += 1)
    current = await port.getBooking(current.rescheduledTo);
  return current && current.bookingId !== bookingId && current.status !== 'CANCELLED' ? current : null;
}

const MOST_MOVES = 10;

interface CalendarRequest {
  readonly booking: BookingRow;
  readonly phone: string;
  readonly mustLook: boolean;
}

/**
 * Sends the pending request of a booking to the calendar, or looks up the result of an earlier request. Returns the
 * current booking, CANCELLED, or null if the lookup does not find the booking or change.
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

// CHECK constraints guarantee that the calendar id and the requested start are not null wherever these functions are
// used.
const nameOf = ({ providerId }: BookingRow): string => providerId ?? '';
const requestedStart = (booking: BookingRow): Date => booking.requestedStart ?? booking.startsAt;
