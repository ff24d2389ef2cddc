import { type CalendarBooking, type CalendarPort, isProviderError } from '@frontdesk/providers';

interface BookingChange {
  /** ID of the booking at the provider. */
  readonly bookingId: string;
  readonly reason: string;
  /** Whether an earlier attempt may have reached the calendar. */
  readonly askedBefore: boolean;
}

/** Cancels a booking exactly once: a cancellation whose response was lost is looked up first. */
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

/** Moves a booking exactly once. The result carries the calendar's time, which can differ from the requested one. */
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

/** Null while the booking is active, and when it was rescheduled instead. */
export async function findCancelled(port: CalendarPort, bookingId: string): Promise<CalendarBooking | null> {
  const booking = await port.getBooking(bookingId);
  return booking?.status === 'CANCELLED' && !booking.rescheduledTo ? booking : null;
}

/** Follows the replacements of a rescheduled booking to the active one. Null when there is none. */
export async function findRescheduled(port: CalendarPort, bookingId: string): Promise<CalendarBooking | null> {
  let current = await port.getBooking(bookingId);
  for (let moves = 0; current?.rescheduledTo && moves < MOST_MOVES; moves += 1)
    current = await port.getBooking(current.rescheduledTo);
  return current && current.bookingId !== bookingId && current.status !== 'CANCELLED' ? current : null;
}

const MOST_MOVES = 10;
