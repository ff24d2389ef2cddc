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
  meetingUrl: meetingUrlOf(booking),
  attendees: [{ ...booking.attendee, absent: false }],
  metadata: booking.metadata,
  ...(booking.cancellationReason ? { cancellationReason: booking.cancellationReason } : {}),
  ...(booking.rescheduledFrom ? { rescheduledFromUid: booking.rescheduledFrom } : {}),
});

/** What a webhook tells of a booking: other names than those of the API. */
export const webhookBooking = (booking: SimulatedBooking) => ({
  type: 'consultation',
  title: `Consultation with ${booking.attendee.name}`,
  startTime: booking.start,
  endTime: booking.end,
  attendees: [{ ...booking.attendee }],
  eventTypeId: booking.eventTypeId,
  uid: booking.uid,
  length: LENGTH_MINUTES,
  status: booking.status.toUpperCase(),
  metadata: { ...booking.metadata, videoCallUrl: meetingUrlOf(booking) },
  ...(booking.cancellationReason ? { cancellationReason: booking.cancellationReason } : {}),
  ...(booking.rescheduledFrom ? { rescheduleUid: booking.rescheduledFrom } : {}),
});

const meetingUrlOf = ({ uid }: SimulatedBooking) => `https://cal.example.com/video/${uid}`;
