import { providerUrl } from '@frontdesk/domain';
import {
  type CalComEvent,
  type CalComReportedBooking,
  type CalComTrigger,
  readCalComEvent,
} from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isUuid } from '../../../../db/uuid.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { lockLead, transitionLead } from '../../leads/index.ts';
import {
  applyCancelled,
  applyCreated,
  applyRescheduled,
  failBooking,
  recordBooking,
} from '../apply-calendar-result.ts';
import {
  type BookingRow,
  findBookingByProviderId,
  isPreviousProviderId,
  lockBooking,
  timeZoneIn,
} from '../bookings.repository.ts';
import { markNoShow } from './mark-no-show.ts';

interface CalendarEvent {
  readonly payload: Buffer;
  readonly now: Date;
  readonly by: EventContext;
}

/**
 * Applies a calendar event and returns a text that describes what was done. Events can be duplicated or out of order,
 * so each event is compared with the stored booking.
 */
export async function applyCalendarEvent(tx: Tx, { payload, now, by }: CalendarEvent): Promise<string> {
  const event = readCalComEvent(payload);
  if (event?.type === 'NO_SHOW') return applyNoShow(tx, by, event);
  if (event?.type !== 'BOOKING') return 'Ignored: irrelevant event.';
  const { trigger, booking: reported } = event;
  const booking = await bookingOf(tx, trigger, reported);
  if (booking === 'OLDER') return 'Ignored: the booking was moved since.';
  switch (trigger) {
    case 'BOOKING_CREATED':
    case 'BOOKING_PAID':
      return booking ? applyConfirmed(tx, by, booking, reported) : importBooking(tx, { by, now, reported });
    case 'BOOKING_RESCHEDULED':
      if (!booking) return importBooking(tx, { by, now, reported });
      await applyRescheduled(tx, by, booking, reported);
      return 'Applied: the booking was moved.';
    case 'BOOKING_CANCELLED':
    case 'BOOKING_REJECTED':
      return booking ? applyNoLongerConfirmed(tx, by, booking, reported) : 'Ignored: unknown booking.';
    default:
      return 'Ignored: no change.';
  }
}

async function applyNoShow(
  tx: Tx,
  by: EventContext,
  { bookingId, noShow }: Extract<CalComEvent, { type: 'NO_SHOW' }>,
): Promise<string> {
  const booking = await findBookingByProviderId(tx, bookingId);
  if (booking?.status !== 'BOOKED') return 'Ignored: unknown or inactive booking.';
  await markNoShow(tx, by, booking, noShow);
  return 'Applied: the attendance was stored.';
}

/**
 * Finds the booking of an event by its calendar id, its previous calendar id, or the booking id in its reference.
 * Returns OLDER if the booking was rescheduled after the event, and null if no booking matches.
 */
async function bookingOf(
  tx: Tx,
  trigger: CalComTrigger,
  { bookingId, rescheduledFrom, reference }: CalComReportedBooking,
): Promise<BookingRow | 'OLDER' | null> {
  const known = await findBookingByProviderId(tx, bookingId);
  if (known) return known;
  for (const name of [bookingId, rescheduledFrom]) if (name && (await isPreviousProviderId(tx, name))) return 'OLDER';
  const moved = rescheduledFrom ? await findBookingByProviderId(tx, rescheduledFrom) : null;
  if (moved) return moved;
  const ours = reference && isUuid(reference) ? await lockBooking(tx, reference) : null;
  // The booking has another calendar id, so the event is outdated, unless it reports a rescheduling whose webhook was
  // missed.
  return ours && ours.providerId !== null && trigger !== 'BOOKING_RESCHEDULED' ? 'OLDER' : ours;
}

async function applyConfirmed(
  tx: Tx,
  by: EventContext,
  booking: BookingRow,
  reported: CalComReportedBooking,
): Promise<string> {
  await applyCreated(tx, by, booking.id, reported);
  return 'Applied: the booking is confirmed.';
}

async function applyNoLongerConfirmed(
  tx: Tx,
  by: EventContext,
  booking: BookingRow,
  reported: CalComReportedBooking,
): Promise<string> {
  if (booking.status === 'REQUESTED')
    await failBooking(tx, by, booking.id, reported.reason ?? 'It was declined in the calendar.');
  // An event for a previous calendar id must not cancel the rescheduled booking.
  else if (booking.providerId === reported.bookingId) await applyCancelled(tx, by, booking, reported.reason);
  return 'Applied: the booking is cancelled.';
}

interface UnknownBooking {
  readonly by: EventContext;
  readonly now: Date;
  readonly reported: CalComReportedBooking;
}

/**
 * Stores a booking that was made in the calendar, and returns a text that describes what was done. Ignores the booking
 * if no lead has the attendee's email address or phone number.
 */
async function importBooking(tx: Tx, { by, now, reported }: UnknownBooking): Promise<string> {
  const [email, phone] = [reported.attendee?.email?.toLowerCase() ?? null, reported.attendee?.phone ?? null];
  const ways = [...(email ? [{ email }] : []), ...(phone ? [{ phone }] : [])];
  const lead =
    ways.length > 0 ? await tx.lead.findFirst({ where: { OR: ways }, orderBy: { createdAt: 'desc' } }) : null;
  if (!lead) return 'Ignored: the attendee is not a known contact.';
  const [id, workspaceId] = [uuidv7(), by.workspace.id];
  const { bookingId: providerId, rescheduledFrom } = reported;
  const meetingUrl = providerUrl(reported.meetingUrl);
  const previousProviderIds = rescheduledFrom ? [rescheduledFrom] : [];
  const [startsAt, endsAt] = [new Date(reported.startsAt), new Date(reported.endsAt)];
  const place = { startsAt, endsAt, timeZone: await timeZoneIn(tx), providerId, previousProviderIds, meetingUrl };
  const who = { leadId: lead.id, attendeeName: lead.name, attendeeEmail: email ?? '' };
  await tx.booking.create({
    data: { workspaceId, id, status: 'BOOKED', origin: 'CALENDAR', ...place, ...who, createdAt: now },
  });
  await recordBooking(tx, by, 'booking.created', { id, kind: 'CREATED', after: { startsAt: reported.startsAt } });
  await transitionLead(tx, by, await lockLead(tx, lead.id), { status: 'BOOKED' });
  return 'Applied: booked in the calendar.';
}
