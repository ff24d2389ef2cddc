import type { CalendarBooking } from '../ports/calendar-port.ts';
import { isProviderError } from '../provider-error.ts';
import { bookingAnswer, type CalComBooking, type CalComClient } from './calcom-client.ts';
import { bookingByUid, toBooking, toUtc } from './calcom-reads.ts';

/**
 * Cancels a booking. Cal.com rejects the cancellation of a booking that is already canceled, so a rejection is ignored
 * if the booking is canceled and was not rescheduled.
 */
export async function cancel(client: CalComClient, bookingId: string, reason: string): Promise<CalendarBooking> {
  const body = reason ? { cancellationReason: reason } : {};
  try {
    return toBooking((await client.post(pathOf(bookingId, 'cancel'), body, bookingAnswer)).data);
  } catch (error) {
    if (!isProviderError(error, 'REFUSED')) throw error;
    const booking = await bookingByUid(client, bookingId);
    if (booking?.status === 'cancelled' && !booking.rescheduledToUid) return toBooking(booking);
    throw error;
  }
}

export interface NewTime {
  readonly startsAt: string;
  readonly reason: string;
}

/**
 * Moves a booking to another time. Cal.com creates a new booking and rejects a second request for the old one. After a
 * rejection, the new booking is returned if it already has the requested time.
 */
export async function reschedule(
  client: CalComClient,
  bookingId: string,
  { startsAt, reason }: NewTime,
): Promise<CalendarBooking> {
  const body = { start: toUtc(startsAt), ...(reason ? { reschedulingReason: reason } : {}) };
  try {
    return toBooking((await client.post(pathOf(bookingId, 'reschedule'), body, bookingAnswer)).data);
  } catch (error) {
    if (!isProviderError(error, 'REFUSED', 'SLOT_TAKEN')) throw error;
    const moved = await replacementOf(client, bookingId);
    if (moved && Date.parse(moved.start) === Date.parse(startsAt)) return toBooking(moved);
    throw error;
  }
}

/** Returns the active booking that replaced a rescheduled booking. Returns null if there is no such booking. */
async function replacementOf(client: CalComClient, bookingId: string): Promise<CalComBooking | null> {
  const booking = await bookingByUid(client, bookingId);
  const moved = booking?.rescheduledToUid ? await bookingByUid(client, booking.rescheduledToUid) : null;
  return moved?.status === 'accepted' || moved?.status === 'pending' ? moved : null;
}

const pathOf = (bookingId: string, verb: string) => `/v2/bookings/${encodeURIComponent(bookingId)}/${verb}`;
