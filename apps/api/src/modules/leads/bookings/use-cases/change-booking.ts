import { type BookingWish, LIMITS, normalizeText } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../graphql/refused.type.ts';
import { type BookingRow, lockBooking } from '../bookings.repository.ts';
import { BookingChangeRequested } from '../graphql/booking.results.ts';
import { recordBooking } from '../record-booking.ts';
import { createOrSuppress } from './create-booking.ts';

export interface RescheduleBooking {
  readonly id: string;
  readonly startsAt: Date;
  readonly reason?: string | null;
}

export interface CancelBooking {
  readonly id: string;
  readonly reason?: string | null;
}

/** Requests another time. The booking stays unchanged until the calendar confirms. */
export const rescheduleBooking = (ctx: WorkspaceContext, { id, startsAt, reason }: RescheduleBooking) =>
  startsAt <= ctx.services.clock()
    ? refused('BOOKING_IN_THE_PAST', 'startsAt')
    : requestChange(ctx, { id, action: 'reschedule', wish: 'RESCHEDULE', startsAt, reason: reason ?? '' });

/** Requests a cancellation. */
export const cancelBooking = (ctx: WorkspaceContext, { id, reason }: CancelBooking) =>
  requestChange(ctx, { id, action: 'cancel', wish: 'CANCEL', startsAt: null, reason: reason ?? '' });

interface ChangeRequest {
  readonly id: string;
  readonly action: 'reschedule' | 'cancel';
  readonly wish: BookingWish;
  readonly startsAt: Date | null;
  readonly reason: string;
}

const requestChange = (ctx: WorkspaceContext, { id, action, wish: wanted, startsAt, reason: said }: ChangeRequest) =>
  ctx.db.write(async (tx) => {
    const booking = authorize(ctx, action, 'Booking', await lockBooking(tx, id));
    const reason = normalizeText(said, LIMITS.bookingReasonLength);
    if (reason === null) return refused('REASON_TOO_LONG', 'reason');
    const refusal = checkChange(booking);
    if (refusal) return refusal;
    const data = { wish: wanted, wishedStart: startsAt, reason: reason || null, failure: null };
    await tx.booking.updateMany({ where: { id }, data });
    const after = { wish: wanted, ...(startsAt ? { startsAt: startsAt.toISOString() } : {}) };
    await recordBooking(tx, ctx, 'booking.requested', { id, after });
    await createOrSuppress(tx, ctx, id);
    return new BookingChangeRequested(id);
  });

function checkChange({ status, wish: open }: BookingRow) {
  if (status !== 'BOOKED') return refused('BOOKING_NOT_OPEN');
  return open ? refused('BOOKING_BEING_CHANGED') : null;
}
