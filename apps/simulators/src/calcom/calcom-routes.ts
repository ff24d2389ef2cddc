import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { eventTypeOf, seedOf } from '../sandbox.ts';
import type { SimulatorControls } from '../server/simulator.ts';
import { type CalComStore, LENGTH_MINUTES, type SimulatedBooking } from './calcom-store.ts';
import { no, wireBooking, yes } from './calcom-wire.ts';

export type SendEvent = (seed: string, triggerEvent: string, booking: SimulatedBooking) => void;

const wanted = z.object({
  eventTypeId: z.number(),
  start: z.iso.datetime(),
  attendee: z
    .object({
      name: z.string().min(1),
      email: z.email().optional(),
      phoneNumber: z.string().optional(),
      timeZone: z.string().min(1),
      language: z.string().optional(),
    })
    .refine(({ email, phoneNumber }) => email ?? phoneNumber, 'attendee must have an email or a phoneNumber'),
  metadata: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});

const TAKEN = 'no_available_users_found_error';

/** The subset of Cal.com's v2 API that Frontdesk uses. */
export function calComRoutes({ app, revoked }: SimulatorControls, store: CalComStore, tell: SendEvent): void {
  const seedOfCaller = ({ headers }: FastifyRequest) => {
    const key = (headers.authorization ?? '').replace(/^Bearer /, '');
    return revoked.has(key) ? null : seedOf('cal_live_', key);
  };
  const known = (version: string) => async (request: FastifyRequest, reply: FastifyReply) => {
    if (!seedOfCaller(request)) return no(reply, 401, 'UnauthorizedException', 'Invalid API Key');
    // Other versions have other response formats.
    if (request.headers['cal-api-version'] !== version)
      return no(reply, 404, 'NotFoundException', `Cannot ${request.method} ${request.url}`);
    return undefined;
  };
  const own = (request: FastifyRequest, uid: string) => {
    const booking = store.get(uid);
    return booking?.eventTypeId === eventTypeOf(seedOfCaller(request) ?? '') ? booking : undefined;
  };

  app.get<{ Params: { id: string } }>(
    '/v2/event-types/:id',
    { preHandler: known('2024-06-14') },
    async (request, reply) => {
      const id = eventTypeOf(seedOfCaller(request) ?? '');
      if (String(id) !== request.params.id)
        return no(reply, 404, 'NotFoundException', `Event type with id ${request.params.id} not found`);
      return yes({ id, title: 'Consultation', slug: 'consultation', lengthInMinutes: LENGTH_MINUTES, metadata: {} });
    },
  );
  app.get<{ Querystring: { eventTypeId: string; start: string; end: string } }>(
    '/v2/slots',
    { preHandler: known('2024-09-04') },
    async ({ query }) => {
      const free = store.free(Number(query.eventTypeId), new Date(query.start), new Date(query.end));
      const days = byDay(free);
      return yes(
        Object.fromEntries(Object.entries(days).map(([day, starts]) => [day, starts.map((start) => ({ start }))])),
      );
    },
  );
  bookingRoutes({ app, known: known('2024-08-13'), own, seedOfCaller, store, tell });
}

const byDay = (starts: readonly string[]): Record<string, string[]> => {
  const days: Record<string, string[]> = {};
  for (const start of starts) (days[start.slice(0, 10)] ??= []).push(start);
  return days;
};

interface BookingRoutesInput {
  readonly app: SimulatorControls['app'];
  readonly known: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  readonly own: (request: FastifyRequest, uid: string) => SimulatedBooking | undefined;
  readonly seedOfCaller: (request: FastifyRequest) => string | null;
  readonly store: CalComStore;
  readonly tell: SendEvent;
}

function bookingRoutes(desk: BookingRoutesInput): void {
  bookRoute(desk);
  listRoute(desk);
  changeRoutes(desk);
}

function bookRoute({ app, known, seedOfCaller, store, tell }: BookingRoutesInput): void {
  app.post('/v2/bookings', { preHandler: known }, async (request, reply) => {
    const read = wanted.safeParse(request.body);
    if (!read.success) return no(reply, 400, 'BadRequestException', z.prettifyError(read.error));
    const seed = seedOfCaller(request) ?? '';
    if (read.data.eventTypeId !== eventTypeOf(seed)) return no(reply, 404, 'NotFoundException', 'Event type not found');
    const start = new Date(read.data.start).toISOString();
    const booking = store.book({ ...read.data, start, rescheduledFrom: null });
    if (!booking) return no(reply, 400, 'BadRequestException', TAKEN);
    tell(seed, 'BOOKING_CREATED', booking);
    return reply.code(201).send(yes(wireBooking(booking)));
  });
}

interface ListQuery {
  readonly attendeeEmail?: string;
  readonly afterStart?: string;
  readonly beforeEnd?: string;
}

function listRoute({ app, known, seedOfCaller, store }: BookingRoutesInput): void {
  app.get<{ Querystring: ListQuery }>('/v2/bookings', { preHandler: known }, (request, reply) => {
    const { attendeeEmail, afterStart = '', beforeEnd = '9999' } = request.query;
    const found = store
      .of([eventTypeOf(seedOfCaller(request) ?? '')])
      .filter(({ attendee }) => !attendeeEmail || attendee.email === attendeeEmail)
      .filter(({ start, end }) => start >= afterStart && end <= beforeEnd);
    const pagination = { totalItems: found.length, hasNextPage: false };
    return reply.send({ ...yes(found.map(wireBooking)), pagination });
  });
}

function changeRoutes({ app, known, own, seedOfCaller, store, tell }: BookingRoutesInput): void {
  app.post<{ Params: { uid: string }; Body: { cancellationReason?: string } }>(
    '/v2/bookings/:uid/cancel',
    { preHandler: known },
    async (request, reply) => {
      const booking = own(request, request.params.uid);
      if (!booking) return no(reply, 404, 'NotFoundException', 'Booking not found');
      if (booking.status === 'cancelled') return no(reply, 400, 'BadRequestException', 'Booking is already cancelled');
      booking.status = 'cancelled';
      booking.cancellationReason = request.body.cancellationReason ?? null;
      tell(seedOfCaller(request) ?? '', 'BOOKING_CANCELLED', booking);
      return yes(wireBooking(booking));
    },
  );
  app.post<{ Params: { uid: string }; Body: { start: string } }>(
    '/v2/bookings/:uid/reschedule',
    { preHandler: known },
    async (request, reply) => {
      const booking = own(request, request.params.uid);
      if (booking?.status !== 'accepted') return no(reply, 404, 'NotFoundException', 'Booking not found');
      const start = new Date(request.body.start).toISOString();
      const moved = store.book({ ...booking, start, rescheduledFrom: booking.uid });
      if (!moved) return no(reply, 400, 'BadRequestException', TAKEN);
      booking.status = 'cancelled';
      tell(seedOfCaller(request) ?? '', 'BOOKING_RESCHEDULED', moved);
      return reply.code(201).send(yes(wireBooking(moved)));
    },
  );
}
