import type { CalendarBooking } from '../ports/calendar-port.ts';
import { isProviderError } from '../provider-error.ts';
import { bookingAnswer, type CalComBooking } from './calcom-answers.ts';
import type { CalComClient } from './calcom-client.ts';
import { bookingByUid, toBooking, toUtc } from './calcom-reads.ts';

/** Cal.com refuses to cancel a cancelled booking, so a refusal is compared with the booking's current state. */
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

/** Cal.com replaces a rescheduled booking by one with another uid, and refuses to reschedule the former one again. */
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

/** The active booking that replaces a rescheduled one. Null when it was not rescheduled. */
async function replacementOf(client: CalComClient, bookingId: string): Promise<CalComBooking | null> {
  const booking = await bookingByUid(client, bookingId);
  const moved = booking?.rescheduledToUid ? await bookingByUid(client, booking.rescheduledToUid) : null;
  return moved?.status === 'accepted' || moved?.status === 'pending' ? moved : null;
}

const pathOf = (bookingId: string, verb: string) => `/v2/bookings/${encodeURIComponent(bookingId)}/${verb}`;
