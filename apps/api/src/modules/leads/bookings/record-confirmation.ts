import { bookingConfirmation, isLanguage } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { recordBooking } from './apply-calendar-result.ts';
import { lockBooking } from './bookings.repository.ts';

/**
 * Records that the attendee confirmed an upcoming appointment, and returns the reply to the attendee. Returns null if
 * the booking is not active or has already started.
 */
export async function recordConfirmation(
  tx: Tx,
  by: EventContext,
  { id, language }: { readonly id: string; readonly language: string },
): Promise<string | null> {
  const booking = await lockBooking(tx, id);
  const now = by.services.clock();
  if (booking?.status !== 'BOOKED' || booking.startsAt <= now) return null;
  if (booking.confirmedAt === null) {
    await tx.booking.updateMany({ where: { id }, data: { confirmedAt: now } });
    await recordBooking(tx, by, 'booking.confirmed', { id });
  }
  return bookingConfirmation(isLanguage(language) ? language : 'en', booking);
}
