import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { LENGTH_MINUTES, type SimulatedBooking } from './calcom-store.ts';

export const yes = <T>(data: T) => ({ status: 'success' as const, data });

export const no = (reply: FastifyReply, status: number, code: string, message: string) =>
  reply.code(status).send({
    status: 'error',
    timestamp: new Date().toISOString(),
    path: reply.request.url,
    error: { code, message, details: { message, error: STATUS_TEXTS[status] ?? code, statusCode: status } },
  });

const STATUS_TEXTS: Readonly<Record<number, string>> = { 400: 'Bad Request', 401: 'Unauthorized', 404: 'Not Found' };

/** Sends an error in the format of Cal.com's core, which Cal.com's API passes on unchanged. */
export const raw = (reply: FastifyReply, statusCode: number, message: string) =>
  reply.code(statusCode).send({ statusCode, message });

/** Lists invalid properties in Cal.com's format, such as "start property is wrong,start must be …". */
export const propertyErrors = (error: z.ZodError): string =>
  error.issues
    .flatMap((issue) => {
      const at = issue.path.join('.');
      if (issue.code !== 'unrecognized_keys') return `${at} property is wrong,${at} ${issue.message} `;
      return issue.keys.map((key) => `${key} property is wrong,property ${key} should not exist `);
    })
    .join('');

export const wireBooking = (booking: SimulatedBooking) => ({
  id: bookingNumber(booking),
  uid: booking.uid,
  title: `Consultation with ${booking.attendee.name}`,
  status: booking.status,
  start: booking.start,
  end: booking.end,
  duration: LENGTH_MINUTES,
  eventTypeId: booking.eventTypeId,
  meetingUrl: `https://cal.example.com/video/${booking.uid}`,
  createdAt: booking.createdAt,
  attendees: [{ ...booking.attendee, absent: false }],
  metadata: booking.metadata,
  ...(booking.cancellationReason ? { cancellationReason: booking.cancellationReason } : {}),
  ...(booking.reschedulingReason ? { reschedulingReason: booking.reschedulingReason } : {}),
  ...(booking.rescheduledFrom ? { rescheduledFromUid: booking.rescheduledFrom } : {}),
  ...(booking.rescheduledTo ? { rescheduledToUid: booking.rescheduledTo } : {}),
});

const bookingNumber = ({ uid }: SimulatedBooking) => Number.parseInt(uid.slice(0, 7), 16);

/** Returns a booking in the format of webhooks, which differs from the API's format. */
export const wireEventBooking = (booking: SimulatedBooking) => ({
  type: 'consultation',
  title: `Consultation with ${booking.attendee.name}`,
  uid: booking.uid,
  bookingId: bookingNumber(booking),
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
