import { type CalendarBooking, type CalendarPort, isProviderError } from '@frontdesk/providers';

interface BookingChange {
  /** Calendar id of the booking. */
  readonly bookingId: string;
  readonly reason: string;
  /** True if an earlier attempt may have reached the calendar. */
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

/** Reschedules a booking exactly once. Returns the time in the calendar, which can differ from the requested one. */
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

/** Returns the booking if it is cancelled. Null if it is active or was rescheduled. */
export async function findCancelled(port: CalendarPort, bookingId: string): Promise<CalendarBooking | null> {
  const booking = await port.getBooking(bookingId);
  return booking?.status === 'CANCELLED' && !booking.rescheduledTo ? booking : null;
}

/** Follows a rescheduled booking to the one that replaces it. Returns null if there is no active replacement. */
export async function findRescheduled(port: CalendarPort, bookingId: string): Promise<CalendarBooking | null> {
  let current = await port.getBooking(bookingId);
  for (let moves = 0; current?.rescheduledTo && moves < MOST_MOVES; moves += 1)
    current = await port.getBooking(current.rescheduledTo);
  return current && current.bookingId !== bookingId && current.status !== 'CANCELLED' ? current : null;
}

const MOST_MOVES = 10;
