import { type EventName, providerUrl } from '@frontdesk/domain';
import type { CalendarBooking } from '@frontdesk/providers';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { lockLead, transitionLead } from '../leads/index.ts';
import { type BookingRow, lockBooking } from './bookings.repository.ts';
import { confirmBooking } from './confirm-booking.ts';

type CalendarState = Pick<CalendarBooking, 'bookingId' | 'startsAt' | 'endsAt' | 'meetingUrl'>;

/** Calendar state, with the reason and the previous calendar id if the calendar supplies them. */
type RescheduleResult = CalendarState & { readonly reason?: string | null; readonly rescheduledFrom?: string | null };

/**
 * Marks a requested booking and its lead as BOOKED, and sends the confirmation. Has no effect on a booking with any
 * other status.
 */
export async function applyCreated(tx: Tx, by: EventContext, id: string, access: CalendarState): Promise<void> {
  const booking = await lockBooking(tx, id);
  if (booking?.status !== 'REQUESTED') return;
  await writeBooking(tx, id, { status: 'BOOKED', ...placeOf(access) });
  await recordBooking(tx, by, 'booking.created', { id, after: { startsAt: access.startsAt } });
  await transitionLead(tx, by, await lockLead(tx, booking.leadId), { status: 'BOOKED' });
  await confirmBooking(tx, by, id);
}

/**
 * Stores the new time and calendar id of a rescheduled booking. Does nothing if the booking already has this calendar
 * id.
 */
export async function applyRescheduled(
  tx: Tx,
  by: EventContext,
  booking: BookingRow,
  access: RescheduleResult,
): Promise<void> {
  const { providerId, previousProviderIds } = booking;
  if (providerId === access.bookingId || previousProviderIds.includes(access.bookingId)) return;
  const names = {
    previousProviderIds: [
      ...new Set([...previousProviderIds, ...[providerId, access.rescheduledFrom].flatMap((name) => name ?? [])]),
    ],
  };
  const reason = access.reason ?? booking.reason;
  await writeBooking(tx, booking.id, {
    status: 'BOOKED',
    confirmedAt: null,
    noShowAt: null,
    ...placeOf(access),
    ...names,
    reason,
  });
  const [before, after] = [{ startsAt: booking.startsAt.toISOString() }, { startsAt: access.startsAt }];
  await recordBooking(tx, by, 'booking.rescheduled', { id: booking.id, before, after });
}

/**
 * Marks a booking as canceled. If the lead is BOOKED and has no other active booking, the lead becomes QUALIFIED. Does
 * nothing if the booking is already canceled.
 */
export async function applyCancelled(
  tx: Tx,
  by: EventContext,
  { id, leadId, status }: BookingRow,
  reason: string | null,
) {
  if (status === 'CANCELLED') return;
  await writeBooking(tx, id, { status: 'CANCELLED', ...(reason ? { reason } : {}) });
  await recordBooking(tx, by, 'booking.cancelled', { id });
  const another = await tx.booking.findFirst({ where: { leadId, status: 'BOOKED' }, select: { id: true } });
  if (!another) await transitionLead(tx, by, await lockLead(tx, leadId), { status: 'QUALIFIED', from: ['BOOKED'] });
}

/**
 * Records that a request to the calendar failed permanently. The request is not retried. Has no effect on a booking
 * without a pending request.
 */
export async function failBooking(tx: Tx, by: EventContext, id: string, words: string): Promise<void> {
  const booking = await lockBooking(tx, id);
  if (!booking || (booking.status !== 'REQUESTED' && !booking.pendingChange)) return;
  await writeBooking(tx, id, { status: booking.status === 'REQUESTED' ? 'FAILED' : booking.status, failure: words });
  await recordBooking(tx, by, 'booking.failed', { id, after: { reason: words } });
}

/**
 * Records that a calendar request was not sent because the workspace is paused (CB-18). The request is never sent
 * later.
 */
export async function suppressBooking(tx: Tx, by: EventContext, { id, status }: BookingRow): Promise<void> {
  const failure = 'The workspace is paused.';
  await writeBooking(tx, id, { status: status === 'REQUESTED' ? 'SUPPRESSED' : status, failure });
  await recordBooking(tx, by, 'booking.suppressed', { id });
}

const placeOf = ({ bookingId, startsAt, endsAt, meetingUrl }: CalendarState) => ({
  providerId: bookingId,
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
  meetingUrl: providerUrl(meetingUrl),
});

/** Updates the booking and clears its pending request. */
async function writeBooking(tx: Tx, id: string, data: object): Promise<void> {
  const settled = { pendingChange: null, requestedStart: null, requestedAt: null, attempts: 0, failure: null };
  await tx.booking.updateMany({ where: { id }, data: { ...settled, ...data } });
}

interface BookingChange {
  readonly id: string;
  readonly before?: Record<string, string>;
  readonly after?: Record<string, string>;
  readonly kind?: 'CREATED' | 'UPDATED';
}

type BookingEvent = Extract<EventName, `booking.${string}`>;

export async function recordBooking(
  tx: Tx,
  by: EventContext,
  name: BookingEvent,
  { id, kind = 'UPDATED', ...changes }: BookingChange,
): Promise<void> {
  const note = { topic: 'booking', workspaceId: by.workspace.id, id, kind } as const;
  await recordEvent(tx, by, { name, subject: { type: 'Booking', id }, ...changes }, note);
}
