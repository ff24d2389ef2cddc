import * as z from 'zod';

const time = z.string().refine((value) => !Number.isNaN(Date.parse(value)), 'is no time');

const booking = z.object({
  uid: z.string().min(1),
  status: z.enum(['accepted', 'pending', 'cancelled', 'rejected']),
  start: time,
  end: time,
  title: z.string().nullish(),
  meetingUrl: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  rescheduledToUid: z.string().nullish(),
  attendees: z.array(z.object({ email: z.string().nullish(), phoneNumber: z.string().nullish() })).default([]),
});

export type CalComBooking = z.infer<typeof booking>;

const success = <T extends z.ZodType>(data: T) => z.object({ status: z.literal('success'), data });

export const bookingAnswer = success(booking);
export const bookingsAnswer = success(z.array(booking)).extend({
  pagination: z.object({ hasNextPage: z.boolean().nullish() }).nullish(),
});
export const slotsAnswer = success(z.record(z.string(), z.array(z.object({ start: time }))));
export const eventTypeAnswer = success(
  z.object({ id: z.number(), title: z.string().min(1), lengthInMinutes: z.number().nullish() }),
);
