import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { eventTypeOf, seedOf } from '../sandbox.ts';
import type { SimulatorControls } from '../server/simulator.ts';
import type { SendEvent } from './calcom-access.ts';
import { bookingRoutes } from './calcom-bookings.ts';
import { type CalComStore, LENGTH_MINUTES } from './calcom-store.ts';
import { no, propertyErrors, yes } from './calcom-wire.ts';

/** Adds the routes of Cal.com's API v2 that are used by Frontdesk. */
export function calComRoutes(
  { app, faults, revoked }: SimulatorControls,
  { store, send, now }: { store: CalComStore; send: SendEvent; now: () => Date },
): void {
  const seedOfCaller = ({ headers }: FastifyRequest) => {
    const key = (headers.authorization ?? '').replace(/^Bearer /, '');
    return revoked.has(key) ? null : seedOf('cal_live_', key);
  };
  const known = (version: string) => async (request: FastifyRequest, reply: Parameters<typeof no>[0]) => {
    if (!seedOfCaller(request)) return no(reply, 401, 'UnauthorizedException', 'Invalid API Key');
    // Each route supports one API version, because other versions of Cal.com's API have other response formats.
    // Requests with another version are rejected.
    if (request.headers['cal-api-version'] !== version)
      return no(reply, 404, 'NotFoundException', `Cannot ${request.method} ${request.url}`);
    return undefined;
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
  app.get('/v2/slots', { preHandler: known('2024-09-04') }, async (request, reply) => {
    const read = slotsQuery.safeParse(request.query);
    if (!read.success) return no(reply, 400, 'BadRequestException', propertyErrors(read.error));
    const { eventTypeId, start, end } = read.data;
    if (eventTypeId !== eventTypeOf(seedOfCaller(request) ?? ''))
      return no(reply, 404, 'NotFoundException', `Event Type with ID=${eventTypeId} does not exist.`);
    const days = byDay(store.free(eventTypeId, new Date(start), new Date(end)));
    return yes(
      Object.fromEntries(Object.entries(days).map(([day, starts]) => [day, starts.map((one) => ({ start: one }))])),
    );
  });
  bookingRoutes({ app, faults, known: known('2024-08-13'), seedOfCaller, store, send, now });
}

const slotsQuery = z.strictObject({
  eventTypeId: z.coerce.number().int().positive(),
  start: z.string().refine((value) => !Number.isNaN(Date.parse(value)), 'must be a valid ISO 8601 date string'),
  end: z.string().refine((value) => !Number.isNaN(Date.parse(value)), 'must be a valid ISO 8601 date string'),
  timeZone: z.string().optional(),
});

const byDay = (starts: readonly string[]): Record<string, string[]> => {
  const days: Record<string, string[]> = {};
  for (const start of starts) (days[start.slice(0, 10)] ??= []).push(start);
  return days;
};
