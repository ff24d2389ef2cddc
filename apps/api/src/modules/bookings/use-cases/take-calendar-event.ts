import { type CalComEvent, readCalComEvent } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import type { Recorder } from '../../../events/record.ts';
import { isUuid } from '../../../graphql/ids.ts';
import { lockLead, moveLead } from '../../leads/index.ts';
import { type BookingRow, bookingCalled, lockBooking, timeZoneIn } from '../bookings.repository.ts';
import { giveUpBooking, keepBooking, keepCancellation, keepMove } from '../keep-booking.ts';
import { recordBooking } from '../record-booking.ts';

interface Told {
  readonly payload: Buffer;
  readonly now: Date;
  readonly by: Recorder;
}

/** A booking changed in the calendar changes here. Events come twice and out of order: each says how it stands, not what to do. */
export async function takeCalendarEvent(tx: Tx, { payload, now, by }: Told): Promise<string> {
  const event = readCalComEvent(payload);
  if (!event) return 'It says nothing to us.';
  const booking = await bookingOf(tx, event);
  switch (event.trigger) {
    case 'BOOKING_CREATED':
    case 'BOOKING_PAID':
      return booking ? stands(tx, by, booking, event) : takeStranger(tx, { by, now, event });
    case 'BOOKING_RESCHEDULED':
      if (!booking) return takeStranger(tx, { by, now, event });
      await keepMove(tx, by, booking, event, event.reason);
      return 'Taken: it was moved.';
    case 'BOOKING_CANCELLED':
    case 'BOOKING_REJECTED':
      return booking ? standsNoMore(tx, by, booking, event) : 'It is about no booking of ours.';
    default:
      return 'It changes nothing here.';
  }
}

/** By the calendar's name of it, by the name of the one whose place it takes, and by our own. */
async function bookingOf(tx: Tx, { bookingId, rescheduledFrom, reference }: CalComEvent): Promise<BookingRow | null> {
  const known = await bookingCalled(tx, bookingId);
  if (known) return known;
  const moved = rescheduledFrom ? await bookingCalled(tx, rescheduledFrom) : null;
  if (moved) return moved;
  const ours = reference && isUuid(reference) ? await lockBooking(tx, reference) : null;
  // One that has a name in the calendar is called by it: this is an older one of it.
  return ours && ours.providerId === null ? ours : null;
}

async function stands(tx: Tx, by: Recorder, booking: BookingRow, event: CalComEvent): Promise<string> {
  await keepBooking(tx, by, booking.id, event);
  return 'Taken: it stands.';
}

async function standsNoMore(tx: Tx, by: Recorder, booking: BookingRow, event: CalComEvent): Promise<string> {
  if (booking.status === 'REQUESTED')
    await giveUpBooking(tx, by, booking.id, event.reason ?? 'It was declined in the calendar.');
  // Another has taken its place already.
  else if (booking.providerId === event.bookingId) await keepCancellation(tx, by, booking, event.reason);
  return 'Taken: it stands no more.';
}

interface Stranger {
  readonly by: Recorder;
  readonly now: Date;
  readonly event: CalComEvent;
}

/** Somebody booked in the calendar itself: it is kept where we know whom it is for. */
async function takeStranger(tx: Tx, { by, now, event }: Stranger): Promise<string> {
  const [email, phone] = [event.attendees[0]?.email ?? null, event.attendees[0]?.phone ?? null];
  const ways = [...(email ? [{ email }] : []), ...(phone ? [{ phone }] : [])];
  const lead =
    ways.length > 0 ? await tx.lead.findFirst({ where: { OR: ways }, orderBy: { createdAt: 'desc' } }) : null;
  if (!lead) return 'It is with nobody whom we know.';
  const [id, workspaceId] = [uuidv7(), by.workspace.id];
  const { bookingId: providerId, meetingUrl } = event;
  const [startsAt, endsAt] = [new Date(event.startsAt), new Date(event.endsAt)];
  const place = { startsAt, endsAt, timeZone: await timeZoneIn(tx), providerId, meetingUrl };
  const who = { leadId: lead.id, attendeeName: lead.name, attendeeEmail: email ?? '' };
  await tx.booking.create({
    data: { workspaceId, id, status: 'BOOKED', origin: 'CALENDAR', ...place, ...who, createdAt: now },
  });
  await recordBooking(tx, by, 'booking.created', { id, kind: 'CREATED', after: { startsAt: event.startsAt } });
  await moveLead(tx, by, await lockLead(tx, lead.id), { status: 'BOOKED' });
  return 'Taken: it was booked in the calendar.';
}
