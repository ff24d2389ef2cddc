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

/** Webhook format, which differs from the API's. */
export const wireEventBooking = (booking: SimulatedBooking) => ({
  type: 'consultation',
  title: `Consultation with ${booking.attendee.name}`,
  uid: booking.uid,
  bookingId: Number.parseInt(booking.uid.slice(0, 7), 16),
  eventTypeId: booking.eventTypeId,
  startTime: booking.start,
  endTime: booking.end,
  length: LENGTH_MINUTES,
  status: booking.status.toUpperCase(),
  organizer: {
    name: 'The Calendar',
    email: 'calendar@cal.example',
    timeZone: 'Europe/London',
    language: { locale: 'en' },
  },
  attendees: [{ ...booking.attendee, language: { locale: booking.attendee.language ?? 'en' }, utcOffset: 0 }],
  metadata: { ...booking.metadata, videoCallUrl: `https://cal.example.com/video/${booking.uid}` },
  ...(booking.cancellationReason ? { cancellationReason: booking.cancellationReason } : {}),
  ...(booking.rescheduledFrom ? { rescheduleUid: booking.rescheduledFrom } : {}),
});
