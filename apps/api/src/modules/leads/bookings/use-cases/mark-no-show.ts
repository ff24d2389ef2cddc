import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { recordBooking } from '../apply-calendar-result.ts';
import { type BookingRow, lockBooking } from '../bookings.repository.ts';

/**
 * Marks a booking as a no-show, or removes the mark. Refused for bookings that are not active or have not started yet.
 */
export const updateBookingNoShow = (ctx: WorkspaceContext, { id, isNoShow }: { id: string; isNoShow: boolean }) =>
  ctx.db.write(async (tx) => {
    const booking = authorize(ctx, 'markNoShow', 'Booking', await lockBooking(tx, id));
    if (booking.status !== 'BOOKED') return refused('BOOKING_NOT_OPEN');
    if (booking.startsAt > ctx.services.clock()) return refused('BOOKING_NOT_STARTED');
    await markNoShow(tx, ctx, booking, isNoShow);
    return { booking: byId(id) } as const;
  });

/**
 * Stores whether the attendee missed the appointment. The calling code must hold the lock on the booking. Storing the
 * same value again has no effect.
 */
export async function markNoShow(tx: Tx, by: EventContext, { id, noShowAt }: BookingRow, isNoShow: boolean) {
  if ((noShowAt !== null) === isNoShow) return;
  await tx.booking.updateMany({ where: { id }, data: { noShowAt: isNoShow ? by.services.clock() : null } });
  await recordBooking(tx, by, isNoShow ? 'booking.no_show_marked' : 'booking.no_show_removed', { id });
}
