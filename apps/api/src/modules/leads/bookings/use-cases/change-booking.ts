import { type BookingChangeKind, LIMITS, normalizeText } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { type BookingRow, lockBooking } from '../bookings.repository.ts';
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

/** Requests another time for a booking. The booking changes when the calendar confirms it. */
export const rescheduleBooking = (ctx: WorkspaceContext, { id, startsAt, reason }: RescheduleBooking) =>
  startsAt <= ctx.services.clock()
    ? refused('BOOKING_IN_THE_PAST', 'startsAt')
    : requestChange(ctx, { id, action: 'reschedule', pendingChange: 'RESCHEDULE', startsAt, reason: reason ?? '' });

/** Requests a cancellation. The booking is cancelled when the calendar confirms it. */
export const cancelBooking = (ctx: WorkspaceContext, { id, reason }: CancelBooking) =>
  requestChange(ctx, { id, action: 'cancel', pendingChange: 'CANCEL', startsAt: null, reason: reason ?? '' });

interface ChangeRequest {
  readonly id: string;
  readonly action: 'reschedule' | 'cancel';
  readonly pendingChange: BookingChangeKind;
  readonly startsAt: Date | null;
  readonly reason: string;
}

const requestChange = (
  ctx: WorkspaceContext,
  { id, action, pendingChange: wanted, startsAt, reason: rawText }: ChangeRequest,
) =>
  ctx.db.write(async (tx) => {
    const booking = authorize(ctx, action, 'Booking', await lockBooking(tx, id));
    const reason = normalizeText(rawText, LIMITS.bookingReasonLength);
    if (reason === null) return refused('REASON_TOO_LONG', 'reason');
    const refusal = checkChange(booking);
    if (refusal) return refusal;
    const data = { pendingChange: wanted, requestedStart: startsAt, reason: reason || null, failure: null };
    await tx.booking.updateMany({ where: { id }, data });
    const after = { pendingChange: wanted, ...(startsAt ? { startsAt: startsAt.toISOString() } : {}) };
    await recordBooking(tx, ctx, 'booking.requested', { id, after });
    await createOrSuppress(tx, ctx, id);
    return { type: 'BookingChangeRequested', booking: byId(id) } as const;
  });

function checkChange({ status, pendingChange: open }: BookingRow) {
  if (status !== 'BOOKED') return refused('BOOKING_NOT_OPEN');
  return open ? refused('BOOKING_BEING_CHANGED') : null;
}
