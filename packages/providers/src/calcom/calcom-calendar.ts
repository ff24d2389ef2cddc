import type { ProviderHttpClient } from '../http/provider-http-client.ts';
import type { BookingRequest, CalendarBooking, CalendarPort, KnownBooking } from '../ports/calendar-port.ts';
import type { CalComConfig } from '../provider-config.ts';
import { isProviderError } from '../provider-error.ts';
import { cancel, reschedule } from './calcom-changes.ts';
import {
  bookingAnswer,
  type CalComBooking,
  type CalComClient,
  calComClient,
  eventTypeAnswer,
  slotsAnswer,
} from './calcom-client.ts';
import { bookingByUid, bookingsBetween, isOfAttendee, toBooking, toUtc } from './calcom-reads.ts';

/**
 * Creates the calendar port for Cal.com, which does not support idempotency keys and sometimes reports an error
 * although it created the booking. If Cal.com reports that the slot is taken, the adapter first searches for a booking
 * with the same reference.
 */
export function calComCalendar(line: ProviderHttpClient, config: CalComConfig, address: string): CalendarPort {
  const client = calComClient(line, config.apiKey, address);
  const findBooking = (known: KnownBooking) => find(client, config, known);
  return {
    capability: { strategy: 'RECONCILE', settleSeconds: 30 },
    verify: async () => {
      const { data } = await client.get('EVENT_TYPES', `/v2/event-types/${config.eventTypeId}`, {}, eventTypeAnswer);
      return { accountName: data.title, lengthMinutes: data.lengthInMinutes ?? null };
    },
    slots: async ({ from, to, timeZone }) => {
      const query = { eventTypeId: String(config.eventTypeId), start: from, end: to, timeZone };
      const { data } = await client.get('SLOTS', '/v2/slots', query, slotsAnswer);
      const starts = Object.values(data).flatMap((day) => day.map(({ start }) => toUtc(start)));
      return starts.toSorted().map((startsAt) => ({ startsAt }));
    },
    book: (request) => book(client, config, request),
    findBooking,
    listBookings: async ({ attendee, ...range }) => {
      const listed = await bookingsBetween(client, config, range, attendee.email);
      return listed.filter((booking) => isActive(booking) && isOfAttendee(booking, attendee)).map(toBooking);
    },
    getBooking: async (bookingId) => {
      const booking = await bookingByUid(client, bookingId);
      return booking && toBooking(booking);
    },
    cancel: (bookingId, reason) => cancel(client, bookingId, reason),
    reschedule: (bookingId, startsAt, reason) => reschedule(client, bookingId, { startsAt, reason }),
  };
}

async function book(client: CalComClient, config: CalComConfig, request: BookingRequest): Promise<CalendarBooking> {
  const { name, email, phone, timeZone, language } = request.attendee;
  const wanted = {
    eventTypeId: config.eventTypeId,
    start: toUtc(request.startsAt),
    attendee: { name, timeZone, ...definedFields({ email, phoneNumber: phone, language }) },
    metadata: { reference: request.reference },
    ...(request.notes ? { bookingFieldsResponses: { notes: request.notes } } : {}),
  };
  try {
    return toBooking((await client.post('/v2/bookings', wanted, bookingAnswer)).data);
  } catch (error) {
    if (!isProviderError(error, 'SLOT_TAKEN')) throw error;
    const ours = await find(client, config, request);
    if (ours) return ours;
    throw error;
  }
}

async function find(
  client: CalComClient,
  config: CalComConfig,
  { startsAt, attendee, reference }: KnownBooking,
): Promise<CalendarBooking | null> {
  const start = Date.parse(startsAt);
  const range = { from: new Date(start - 1000).toISOString(), to: new Date(start + DAY_MS).toISOString() };
  const listed = await bookingsBetween(client, config, range, attendee.email);
  const found = listed.find(
    (booking) => Date.parse(booking.start) === start && isActive(booking) && isOfAttendee(booking, attendee, reference),
  );
  return found ? toBooking(found) : null;
}

const DAY_MS = 86_400_000;

const isActive = ({ status }: CalComBooking) => status === 'accepted' || status === 'pending';

/** Removes fields without a value. */
const definedFields = (fields: Record<string, string | null | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1])));
