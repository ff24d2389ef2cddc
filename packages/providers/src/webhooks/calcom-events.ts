import * as z from 'zod';
import type { CalendarBooking } from '../ports/calendar-port.ts';
import { readJson } from './read-json.ts';

/** Webhook events of Cal.com. An event that Frontdesk does not use becomes OTHER. */
export type CalComEvent =
  | {
      readonly type: 'BOOKING';
      readonly trigger: CalComTrigger;
      readonly at: Date;
      readonly booking: CalComReportedBooking;
    }
  /**
   * `noShow` indicates whether the contact missed the appointment. Cal.com does not include the event type in this
   * webhook.
   */
  | { readonly type: 'NO_SHOW'; readonly at: Date; readonly bookingId: string; readonly noShow: boolean }
  | { readonly type: 'OTHER'; readonly at: Date | null; readonly trigger: string };

export const CALCOM_TRIGGERS = [
  'BOOKING_CREATED',
  'BOOKING_RESCHEDULED',
  'BOOKING_CANCELLED',
  'BOOKING_REQUESTED',
  'BOOKING_REJECTED',
  'BOOKING_PAID',
  'MEETING_STARTED',
  'MEETING_ENDED',
] as const;
export type CalComTrigger = (typeof CALCOM_TRIGGERS)[number];

export interface CalComReportedBooking extends CalendarBooking {
  readonly eventTypeId: number | null;
  /**
   * ID of the booking that was rescheduled and that this booking replaces. Rescheduling creates a booking with a new
   * ID. Null if there is none.
   */
  readonly rescheduledFrom: string | null;
  readonly reason: string | null;
  /** Frontdesk's ID from the metadata. Null if Frontdesk did not create the booking. */
  readonly reference: string | null;
  readonly attendee: CalComAttendee | null;
}

export interface CalComAttendee {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly timeZone: string | null;
}

/** Parses a webhook of Cal.com. Null if the body is not a Cal.com event or is incomplete. */
export function readCalComEvent(rawBody: Buffer | string): CalComEvent | null {
  const read = envelope.safeParse(readJson(rawBody));
  if (!read.success) return null;
  const { triggerEvent, createdAt: at, payload } = read.data;
  const trigger = CALCOM_TRIGGERS.find((known) => known === triggerEvent);
  if (trigger) return at && bookingEvent(trigger, at, payload);
  if (triggerEvent === 'BOOKING_NO_SHOW_UPDATED') return at && noShowEvent(at, payload);
  return { type: 'OTHER', at, trigger: triggerEvent };
}

const time = z
  .string()
  .refine((value) => !Number.isNaN(Date.parse(value)), 'is no time')
  .transform((value) => new Date(value));

const envelope = z.object({
  triggerEvent: z.string().min(1).max(100),
  createdAt: time.nullish().transform((at) => at ?? null),
  payload: z.unknown().optional(),
});

const text = z.string().nullish();

const attendee = z.object({ name: text, email: text, phoneNumber: text, timeZone: text });

const bookingPayload = z.object({
  uid: z.string().min(1).max(200),
  startTime: time,
  endTime: time,
  title: text,
  status: z.string().nullish(),
  eventTypeId: z.number().int().nullish(),
  // The following fields are present only for certain triggers.
  rescheduleUid: text,
  cancellationReason: text,
  rejectionReason: text,
  attendees: z.array(attendee).default([]),
  metadata: z.object({ reference: text, videoCallUrl: text }).nullish().catch(null),
});

const noShow = z.object({
  bookingUid: z.string().min(1),
  attendees: z.array(z.object({ noShow: z.boolean().nullish() })),
});

function bookingEvent(trigger: CalComTrigger, at: Date, payload: unknown): CalComEvent | null {
  const read = bookingPayload.safeParse(payload);
  if (!read.success) return null;
  const { uid, startTime, endTime, title, metadata, attendees, ...rest } = read.data;
  const booking = {
    bookingId: uid,
    status: STATUSES[trigger] ?? statusOf(rest.status),
    startsAt: startTime.toISOString(),
    endsAt: endTime.toISOString(),
    title: title ?? null,
    meetingUrl: metadata?.videoCallUrl ?? null,
    eventTypeId: rest.eventTypeId ?? null,
    rescheduledFrom: trigger === 'BOOKING_RESCHEDULED' ? (rest.rescheduleUid ?? null) : null,
    reason: rest.cancellationReason ?? rest.rejectionReason ?? null,
    reference: metadata?.reference ?? null,
    attendee: attendeeOf(attendees[0]),
  };
  return { type: 'BOOKING', trigger, at, booking };
}

/** Status of a booking by trigger, because the payload does not always contain a status. */
const STATUSES: Readonly<Partial<Record<CalComTrigger, CalendarBooking['status']>>> = {
  BOOKING_CREATED: 'ACCEPTED',
  BOOKING_RESCHEDULED: 'ACCEPTED',
  BOOKING_CANCELLED: 'CANCELLED',
  BOOKING_REQUESTED: 'PENDING',
  BOOKING_REJECTED: 'REJECTED',
};

const statusOf = (word: string | null | undefined): CalendarBooking['status'] =>
  (['ACCEPTED', 'PENDING', 'CANCELLED', 'REJECTED'] as const).find((known) => known === word?.toUpperCase()) ??
  'ACCEPTED';

function attendeeOf(one: z.infer<typeof attendee> | undefined): CalComAttendee | null {
  if (!one) return null;
  const { name, email, phoneNumber, timeZone } = one;
  return { name: name ?? null, email: email ?? null, phone: phoneNumber ?? null, timeZone: timeZone ?? null };
}

function noShowEvent(at: Date, payload: unknown): CalComEvent | null {
  const read = noShow.safeParse(payload);
  if (!read.success) return null;
  const { bookingUid, attendees } = read.data;
  return { type: 'NO_SHOW', at, bookingId: bookingUid, noShow: attendees.some((one) => one.noShow === true) };
}
