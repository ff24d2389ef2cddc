import type { ProviderHttpClient } from '../http/provider-http-client.ts';
import type { BookingRequest, CalendarBooking, CalendarPort, KnownBooking } from '../ports/calendar-port.ts';
import type { CalComConfig } from '../provider-config.ts';
import { isProviderError } from '../provider-error.ts';
import { bookingAnswer, bookingsAnswer, type CalComBooking, eventTypeAnswer, slotsAnswer } from './calcom-answers.ts';
import { type CalComClient, calComClient } from './calcom-client.ts';

/**
 * Cal.com has no idempotency keys and sometimes reports an error for a booking that it created. Existing bookings are
 * looked up first.
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
    cancel: async (bookingId, cancellationReason) =>
      toBooking((await client.post(pathOf(bookingId, 'cancel'), { cancellationReason }, bookingAnswer)).data),
    reschedule: async (bookingId, startsAt, reschedulingReason) => {
      const changed = { start: toUtc(startsAt), reschedulingReason };
      return toBooking((await client.post(pathOf(bookingId, 'reschedule'), changed, bookingAnswer)).data);
    },
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
  const query = {
    eventTypeId: String(config.eventTypeId),
    afterStart: new Date(start - 1000).toISOString(),
    beforeEnd: new Date(start + DAY_MS).toISOString(),
    take: '250',
    ...definedFields({ attendeeEmail: attendee.email }),
  };
  const { data } = await client.get('BOOKINGS', '/v2/bookings', query, bookingsAnswer);
  const found = data.find(
    (booking) => Date.parse(booking.start) === start && isActive(booking) && isOfAttendee(booking, attendee, reference),
  );
  return found ? toBooking(found) : null;
}

const DAY_MS = 86_400_000;

const isActive = ({ status }: CalComBooking) => status === 'accepted' || status === 'pending';

function isOfAttendee(
  booking: CalComBooking,
  { email, phone }: KnownBooking['attendee'],
  reference: string | undefined,
): boolean {
  const theirs = booking.metadata?.reference;
  if (reference !== undefined && typeof theirs === 'string') return theirs === reference;
  return booking.attendees.some((one) =>
    email ? one.email?.toLowerCase() === email.toLowerCase() : phone !== null && one.phoneNumber === phone,
  );
}

const toBooking = ({ uid, status, start, end, title, meetingUrl }: CalComBooking): CalendarBooking => ({
  bookingId: uid,
  status: STATUSES[status],
  startsAt: toUtc(start),
  endsAt: toUtc(end),
  title: title ?? null,
  meetingUrl: meetingUrl ?? null,
});

const STATUSES = { accepted: 'ACCEPTED', pending: 'PENDING', cancelled: 'CANCELLED', rejected: 'REJECTED' } as const;

const toUtc = (time: string) => new Date(time).toISOString();

const pathOf = (bookingId: string, verb: string) => `/v2/bookings/${encodeURIComponent(bookingId)}/${verb}`;

/** Omits unknown fields. */
const definedFields = (fields: Record<string, string | null | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1])));
