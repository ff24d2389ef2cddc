import type { BookingChangeKind } from '@frontdesk/domain';
import type { CalendarBooking } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../auth/context.ts';
import type { Lead } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueBookingReconcile } from '../../../events/outbox.ts';
import { type EventContext, publishChange } from '../../../events/record-event.ts';
import { applyCancelled, applyRescheduled } from './apply-calendar-result.ts';
import { lockBooking, timeZoneIn } from './bookings.repository.ts';
import type { BookingInput } from './calendar-client.ts';

/** Time in milliseconds after which a job looks up the result of a request without a response. */
const SETTLE_MS = 5 * 60_000;

interface PendingBookingInput {
  readonly lead: Lead;
  readonly startsAt: Date;
}

/**
 * Stores a booking of the agent before the calendar request is sent. If an earlier attempt already stored the booking,
 * returns that booking.
 */
export async function createPendingBooking(
  tx: Tx,
  services: Services,
  { lead, startsAt }: PendingBookingInput,
): Promise<BookingInput> {
  const timeZone = await timeZoneIn(tx);
  const attendee = { name: lead.name, email: lead.email, phone: lead.phone, timeZone };
  const open = { leadId: lead.id, startsAt, status: { in: ['REQUESTED', 'BOOKED'] } };
  const before = await tx.booking.findFirst({ where: open });
  if (before) return { id: before.id, startsAt, attendee, askedBefore: true };
  const { workspaceId, id: leadId } = lead;
  const [id, now] = [uuidv7(), services.clock()];
  const who = { attendeeName: lead.name, attendeeEmail: lead.email ?? '' };
  await tx.booking.create({
    data: { workspaceId, id, leadId, startsAt, timeZone, ...who, requestedAt: now, createdAt: now },
  });
  await enqueueBookingReconcile(tx, { workspaceId, bookingId: id }, new Date(now.getTime() + SETTLE_MS));
  await publishChange(tx, { topic: 'booking', workspaceId, id, kind: 'CREATED' });
  return { id, startsAt, attendee, askedBefore: false };
}

interface BookingChangeRequest {
  readonly id: string;
  /** Phone number of the contact. The booking may belong to another lead with the same phone number. */
  readonly phone: string;
  readonly pendingChange: BookingChangeKind;
  /** New start of the booking. Null for a cancellation. */
  readonly startsAt: Date | null;
}

interface BookingChangeClaim {
  /** Calendar id of the booking. */
  readonly bookingId: string;
  readonly askedBefore: boolean;
}

/**
 * Stores a change by the agent before the calendar request is sent. The same change can be claimed again after a crash.
 * Returns null if the booking is not active, belongs to another contact, or has another pending change.
 */
export async function claimBookingChange(
  tx: Tx,
  services: Services,
  { id, phone, pendingChange, startsAt }: BookingChangeRequest,
): Promise<BookingChangeClaim | null> {
  const booking = await lockBooking(tx, id);
  if (!booking?.providerId || booking.status !== 'BOOKED') return null;
  const lead = await tx.lead.findFirst({ where: { id: booking.leadId, phone }, select: { id: true } });
  if (!lead) return null;
  const isSame =
    booking.pendingChange === pendingChange &&
    (booking.requestedStart?.getTime() ?? null) === (startsAt?.getTime() ?? null);
  if (booking.pendingChange && !isSame) return null;
  if (isSame) return { bookingId: booking.providerId, askedBefore: true };
  const now = services.clock();
  const data = { pendingChange, requestedStart: startsAt, requestedAt: now, attempts: 1, reason: null, failure: null };
  await tx.booking.updateMany({ where: { id }, data });
  const order = { workspaceId: booking.workspaceId, bookingId: id };
  await enqueueBookingReconcile(tx, order, new Date(now.getTime() + SETTLE_MS));
  return { bookingId: booking.providerId, askedBefore: false };
}

interface BookingChangeResult {
  readonly id: string;
  readonly pendingChange: BookingChangeKind;
  readonly booking: CalendarBooking;
}

/** Stores a change that the calendar has confirmed. Does nothing if the booking was deleted. */
export async function applyBookingChange(
  tx: Tx,
  by: EventContext,
  { id, pendingChange, booking }: BookingChangeResult,
): Promise<void> {
  const row = await lockBooking(tx, id);
  if (!row) return;
  if (pendingChange === 'CANCEL') await applyCancelled(tx, by, row, null);
  else await applyRescheduled(tx, by, row, booking);
}
