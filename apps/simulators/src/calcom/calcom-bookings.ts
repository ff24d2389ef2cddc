import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { eventTypeOf } from '../sandbox.ts';
import { type BookingRoutesInput, ownBooking } from './calcom-access.ts';
import { listRoutes } from './calcom-lists.ts';
import type { CalComStore, SimulatedBooking } from './calcom-store.ts';
import { no, propertyErrors, raw, wireBooking, yes } from './calcom-wire.ts';

const NOT_FREE = 'User either already has booking at this time or is not available';

/** Adds the booking routes of Cal.com's API version 2024-08-13. Like Cal.com, the routes reject unknown properties. */
export function bookingRoutes(input: BookingRoutesInput): void {
  createRoute(input);
  rescheduleRoute(input);
  cancelRoute(input);
  listRoutes(input);
}

const isoTime = z.string().refine((value) => ISO_TIME.test(value), 'must be a valid ISO 8601 date string');
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

const metadata = z
  .record(z.string().max(40), z.union([z.string().max(500), z.number(), z.boolean()]))
  .refine((given) => Object.keys(given).length <= 50, 'must have at most 50 keys');

const newBooking = z.strictObject({
  eventTypeId: z.number().int(),
  start: isoTime,
  attendee: z
    .strictObject({
      name: z.string().min(1),
      email: z.email().optional(),
      phoneNumber: z
        .string()
        .regex(/^\+[1-9]\d{6,14}$/, 'must be a valid phone number')
        .optional(),
      timeZone: z.string().refine(isTimeZone, 'must be a valid IANA time zone'),
      language: z.string().optional(),
    })
    .refine(({ email, phoneNumber }) => email ?? phoneNumber, 'must have an email or a phoneNumber'),
  metadata: metadata.default({}),
  bookingFieldsResponses: z.record(z.string(), z.unknown()).optional(),
  guests: z.array(z.email()).optional(),
  location: z.unknown().optional(),
  lengthInMinutes: z.number().int().optional(),
});

function createRoute(input: BookingRoutesInput): void {
  const { app, known, seedOfCaller, send, now } = input;
  app.post('/v2/bookings', { preHandler: known }, async (request, reply) => {
    const read = newBooking.safeParse(request.body);
    if (!read.success) return no(reply, 400, 'BadRequestException', propertyErrors(read.error));
    const seed = seedOfCaller(request) ?? '';
    if (read.data.eventTypeId !== eventTypeOf(seed))
      return no(reply, 404, 'NotFoundException', `Event type with id ${read.data.eventTypeId} not found`);
    if (Date.parse(read.data.start) <= now().getTime())
      return no(reply, 400, 'BadRequestException', 'Attempting to book a meeting in the past.');
    const booking = book(input, request, { ...read.data, rescheduledFrom: null });
    if (!booking) return no(reply, 400, 'BadRequestException', NOT_FREE);
    send(seed, 'BOOKING_CREATED', booking);
    return reply.code(201).send(yes(wireBooking(booking)));
  });
}

const rescheduleBody = z.strictObject({
  start: isoTime,
  rescheduledBy: z.email().optional(),
  reschedulingReason: z.string().optional(),
  emailVerificationCode: z.string().optional(),
});

function rescheduleRoute(input: BookingRoutesInput): void {
  const { app, known, seedOfCaller, send, now } = input;
  app.post<{ Params: { uid: string } }>(
    '/v2/bookings/:uid/reschedule',
    { preHandler: known },
    async (request, reply) => {
      const read = rescheduleBody.safeParse(request.body);
      if (!read.success) return no(reply, 400, 'BadRequestException', propertyErrors(read.error));
      const { uid } = request.params;
      const booking = ownBooking(input, request, uid);
      if (!booking) return no(reply, 404, 'NotFoundException', `Booking with uid=${uid} was not found in the database`);
      if (booking.status === 'cancelled') return no(reply, 400, 'BadRequestException', notReschedulable(booking));
      if (Date.parse(read.data.start) <= now().getTime())
        return no(reply, 400, 'BadRequestException', 'Attempting to book a meeting in the past.');
      const moved = book(input, request, { ...booking, start: read.data.start, rescheduledFrom: uid });
      if (!moved) return no(reply, 400, 'BadRequestException', NOT_FREE);
      booking.status = 'cancelled';
      booking.rescheduledTo = moved.uid;
      moved.reschedulingReason = read.data.reschedulingReason ?? null;
      send(seedOfCaller(request) ?? '', 'BOOKING_RESCHEDULED', moved);
      return reply.code(201).send(yes(wireBooking(moved)));
    },
  );
}

const notReschedulable = ({ uid, rescheduledTo }: SimulatedBooking) =>
  rescheduledTo
    ? `Can't reschedule booking with uid=${uid} because it has been cancelled and rescheduled already to booking with uid=${rescheduledTo}. You probably want to reschedule ${rescheduledTo} instead by passing it within the request URL.`
    : `Can't reschedule booking with uid=${uid} because it has been cancelled. Please provide uid of a booking that is not cancelled.`;

const cancelBody = z.strictObject({
  cancellationReason: z.string().optional(),
  cancelSubsequentBookings: z.boolean().optional(),
});

function cancelRoute(input: BookingRoutesInput): void {
  const { app, known, seedOfCaller, send, now } = input;
  app.post<{ Params: { uid: string } }>('/v2/bookings/:uid/cancel', { preHandler: known }, async (request, reply) => {
    const read = cancelBody.safeParse(request.body ?? {});
    if (!read.success) return no(reply, 400, 'BadRequestException', propertyErrors(read.error));
    const { uid } = request.params;
    const booking = ownBooking(input, request, uid);
    if (!booking) return no(reply, 404, 'NotFoundException', `Booking with uid=${uid} not found`);
    if (booking.status === 'cancelled')
      return no(
        reply,
        400,
        'BadRequestException',
        `Can't cancel booking with uid=${uid} because it has been cancelled already. Please provide uid of a booking that is not cancelled.`,
      );
    if (Date.parse(booking.end) <= now().getTime())
      return raw(reply, 400, 'Cannot cancel a booking that has already ended');
    booking.status = 'cancelled';
    booking.cancellationReason = read.data.cancellationReason ?? null;
    send(seedOfCaller(request) ?? '', 'BOOKING_CANCELLED', booking);
    return yes(wireBooking(booking));
  });
}

type Wanted = Parameters<CalComStore['book']>[0];

const SOMEONE_ELSE = { name: 'Other Attendee', email: 'other@example.com', timeZone: 'Europe/London' };

/** Books the slot, or simulates a taken slot or a booking at another time if such a fault is configured. */
function book({ faults, store }: BookingRoutesInput, request: FastifyRequest, wanted: Wanted): SimulatedBooking | null {
  const start = new Date(wanted.start).toISOString();
  const fault = faults.take('BOOKING', request.method, request.url);
  if (fault?.kind === 'SLOT_TAKEN')
    store.book({ ...wanted, start, attendee: SOMEONE_ELSE, metadata: {}, rescheduledFrom: null });
  if (fault?.kind !== 'OTHER_TIME') return store.book({ ...wanted, start });
  const after = new Date(Date.parse(start) + 60_000);
  const [other] = store.free(wanted.eventTypeId, after, new Date(after.getTime() + 7 * 86_400_000));
  return other ? store.book({ ...wanted, start: other }) : null;
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
