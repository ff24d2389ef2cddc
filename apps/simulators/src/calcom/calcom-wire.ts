import type { FastifyReply } from 'fastify';
import { LENGTH_MINUTES, type SimulatedBooking } from './calcom-store.ts';

export const yes = <T>(data: T) => ({ status: 'success' as const, data });

export const no = (reply: FastifyReply, status: number, code: string, message: string) =>
  reply.code(status).send({
    status: 'error',
    timestamp: new Date().toISOString(),
    path: reply.request.url,
    error: { code, message, details: { message, error: code, statusCode: status } },
  });

export const wireBooking = (booking: SimulatedBooking) => ({
  uid: booking.uid,
  title: `Consultation with ${booking.attendee.name}`,
  status: booking.status,
  start: booking.start,
  end: booking.end,
  duration: LENGTH_MINUTES,
  eventTypeId: booking.eventTypeId,
  meetingUrl: `https://cal.example.com/video/${booking.uid}`,
  attendees: [{ ...booking.attendee, absent: false }],
  metadata: booking.metadata,
  ...(booking.cancellationReason ? { cancellationReason: booking.cancellationReason } : {}),
  ...(booking.rescheduledFrom ? { rescheduledFromUid: booking.rescheduledFrom } : {}),
});
