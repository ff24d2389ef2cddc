import type { CalendarBooking, KnownBooking } from '../ports/calendar-port.ts';
import type { CalComConfig } from '../provider-config.ts';
import { isProviderError } from '../provider-error.ts';
import { bookingAnswer, bookingsAnswer, type CalComBooking, type CalComClient } from './calcom-client.ts';

const PAGE_SIZE = 250;
// Maximum number of pages that are read, in case Cal.com keeps reporting further pages.
const MOST_PAGES = 20;

/**
 * Returns the bookings of the event type within the range, earliest first, at most `MOST_PAGES` pages. If an email
 * address is given, returns only the bookings of this attendee. Cal.com can filter by email address but not by phone
 * number.
 */
export async function bookingsBetween(
  client: CalComClient,
  { eventTypeId }: CalComConfig,
  { from, to }: { readonly from: string; readonly to: string },
  attendeeEmail: string | null,
): Promise<CalComBooking[]> {
  const all: CalComBooking[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = {
      eventTypeId: String(eventTypeId),
      afterStart: from,
      beforeEnd: to,
      sortStart: 'asc',
      take: String(PAGE_SIZE),
      ...(page > 0 ? { skip: String(page * PAGE_SIZE) } : {}),
      ...(attendeeEmail ? { attendeeEmail } : {}),
    };
    const { data, pagination } = await client.get('BOOKINGS', '/v2/bookings', query, bookingsAnswer);
    all.push(...data);
    if (!pagination?.hasNextPage) break;
  }
  return all;
}

/** Returns a booking, or null if it does not exist at Cal.com. */
export async function bookingByUid(client: CalComClient, uid: string): Promise<CalComBooking | null> {
  try {
    return (await client.get('BOOKINGS', `/v2/bookings/${encodeURIComponent(uid)}`, {}, bookingAnswer)).data;
  } catch (error) {
    if (isProviderError(error, 'REFUSED') && error.httpStatus === 404) return null;
    throw error;
  }
}

/**
 * Whether a booking belongs to an attendee. Compares the references if both are known, otherwise the email address or
 * phone number.
 */
export function isOfAttendee(
  booking: CalComBooking,
  { email, phone }: KnownBooking['attendee'],
  reference?: string,
): boolean {
  const stored = booking.metadata?.['reference'];
  if (reference !== undefined && typeof stored === 'string') return stored === reference;
  return booking.attendees.some((one) =>
    email ? one.email?.toLowerCase() === email.toLowerCase() : phone !== null && one.phoneNumber === phone,
  );
}

export const toBooking = (booking: CalComBooking): CalendarBooking => ({
  bookingId: booking.uid,
  status: STATUSES[booking.status],
  startsAt: toUtc(booking.start),
  endsAt: toUtc(booking.end),
  title: booking.title ?? null,
  meetingUrl: booking.meetingUrl ?? null,
  rescheduledTo: booking.rescheduledToUid ?? null,
});

const STATUSES = { accepted: 'ACCEPTED', pending: 'PENDING', cancelled: 'CANCELLED', rejected: 'REJECTED' } as const;

export const toUtc = (time: string) => new Date(time).toISOString();
