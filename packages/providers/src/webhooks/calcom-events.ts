import * as z from 'zod';

const time = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString());
const text = z.string().min(1);

const event = z.object({
  triggerEvent: text,
  payload: z.object({
    uid: text,
    eventTypeId: z.number().int(),
    startTime: time,
    endTime: time,
    attendees: z.array(z.object({ email: z.string().nullish(), phoneNumber: z.string().nullish() })).default([]),
    metadata: z.object({ reference: z.unknown(), videoCallUrl: z.unknown() }).partial().nullish(),
    rescheduleUid: z.string().nullish(),
    cancellationReason: z.string().nullish(),
    rejectionReason: z.string().nullish(),
  }),
});

export interface CalComEvent {
  readonly trigger: string;
  readonly bookingId: string;
  readonly eventTypeId: number;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly attendees: readonly { readonly email: string | null; readonly phone: string | null }[];
  /** Our own id, where the booking was made through us. */
  readonly reference: string | null;
  /** The booking whose place this one takes. */
  readonly rescheduledFrom: string | null;
  readonly reason: string | null;
  readonly meetingUrl: string | null;
}

/** What Cal.com tells of a booking, or null when it is about none. */
export function readCalComEvent(rawBody: Buffer | string): CalComEvent | null {
  const read = event.safeParse(jsonOf(rawBody));
  if (!read.success) return null;
  const { triggerEvent, payload } = read.data;
  return {
    trigger: triggerEvent,
    bookingId: payload.uid,
    eventTypeId: payload.eventTypeId,
    startsAt: payload.startTime,
    endsAt: payload.endTime,
    attendees: payload.attendees.map(({ email, phoneNumber }) => ({
      email: email?.toLowerCase() ?? null,
      phone: phoneNumber ?? null,
    })),
    reference: known(payload.metadata?.reference),
    rescheduledFrom: payload.rescheduleUid ?? null,
    reason: payload.cancellationReason ?? payload.rejectionReason ?? null,
    meetingUrl: known(payload.metadata?.videoCallUrl),
  };
}

const known = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function jsonOf(rawBody: Buffer | string): unknown {
  try {
    return JSON.parse(rawBody.toString());
  } catch {
    return null;
  }
}
