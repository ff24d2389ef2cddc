import * as z from 'zod';
import { eventTypeOf } from '../sandbox.ts';
import { type BookingRoutesInput, ownBooking } from './calcom-access.ts';
import type { SimulatedBooking } from './calcom-store.ts';
import { no, propertyErrors, wireBooking, yes } from './calcom-wire.ts';

const time = z.string().refine((value) => !Number.isNaN(Date.parse(value)), 'must be a valid ISO 8601 date string');
const STATUSES = ['upcoming', 'recurring', 'past', 'cancelled', 'unconfirmed'] as const;

const listQuery = z.strictObject({
  status: z
    .string()
    .transform((words) => words.split(','))
    .pipe(z.array(z.enum(STATUSES)))
    .optional(),
  attendeeEmail: z.string().optional(),
  eventTypeId: z.coerce.number().int().optional(),
  bookingUid: z.string().optional(),
  afterStart: time.optional(),
  beforeEnd: time.optional(),
  sortStart: z.enum(['asc', 'desc']).optional(),
  take: z.coerce.number().int().min(1).max(250).default(100),
  skip: z.coerce.number().int().min(0).default(0),
});

type ListQuery = z.infer<typeof listQuery>;

/** Adds the routes that return one booking by its uid, and filtered bookings page by page. */
export function listRoutes(input: BookingRoutesInput): void {
  const { app, known, seedOfCaller, store, now } = input;
  app.get<{ Params: { uid: string } }>('/v2/bookings/:uid', { preHandler: known }, async (request, reply) => {
    const { uid } = request.params;
    const booking = ownBooking(input, request, uid);
    return booking
      ? yes(wireBooking(booking))
      : no(reply, 404, 'NotFoundException', `Booking with uid=${uid} was not found in the database`);
  });
  app.get('/v2/bookings', { preHandler: known }, async (request, reply) => {
    const read = listQuery.safeParse(request.query);
    if (!read.success) return no(reply, 400, 'BadRequestException', propertyErrors(read.error));
    const { take, skip, sortStart } = read.data;
    const found = store
      .of([eventTypeOf(seedOfCaller(request) ?? '')])
      .filter((booking) => isListed(booking, read.data, now()))
      .toSorted((a, b) => (sortStart === 'desc' ? -1 : 1) * (a.start < b.start ? -1 : 1));
    const page = found.slice(skip, skip + take);
    return { ...yes(page.map(wireBooking)), pagination: paginationOf(found.length, page.length, { take, skip }) };
  });
}

function isListed(booking: SimulatedBooking, query: ListQuery, now: Date): boolean {
  const { status, attendeeEmail, eventTypeId, bookingUid, afterStart, beforeEnd } = query;
  if (attendeeEmail && booking.attendee.email?.toLowerCase() !== attendeeEmail.toLowerCase()) return false;
  if (eventTypeId !== undefined && booking.eventTypeId !== eventTypeId) return false;
  if (bookingUid && booking.uid !== bookingUid) return false;
  if (afterStart && Date.parse(booking.start) < Date.parse(afterStart)) return false;
  if (beforeEnd && Date.parse(booking.end) > Date.parse(beforeEnd)) return false;
  return !status || status.some((one) => hasStatus(booking, one, now));
}

function hasStatus(booking: SimulatedBooking, status: (typeof STATUSES)[number], now: Date): boolean {
  if (status === 'cancelled') return booking.status === 'cancelled';
  if (booking.status !== 'accepted') return false;
  const hasEnded = Date.parse(booking.end) <= now.getTime();
  return status === 'upcoming' ? !hasEnded : status === 'past' && hasEnded;
}

const paginationOf = (totalItems: number, returnedItems: number, { take, skip }: { take: number; skip: number }) => ({
  totalItems,
  remainingItems: Math.max(0, totalItems - skip - returnedItems),
  returnedItems,
  itemsPerPage: take,
  currentPage: Math.floor(skip / take) + 1,
  totalPages: Math.ceil(totalItems / take),
  hasNextPage: skip + returnedItems < totalItems,
  hasPreviousPage: skip > 0,
});
