import * as z from 'zod';
import type { MapProviderError } from '../http/map-provider-error.ts';
import type { ProviderHttpClient } from '../http/provider-http-client.ts';

/** API version of each endpoint, which determines the format of the response. */
const VERSIONS = { EVENT_TYPES: '2024-06-14', SLOTS: '2024-09-04', BOOKINGS: '2024-08-13' } as const;

export interface CalComClient {
  get<T>(version: keyof typeof VERSIONS, path: string, query: Record<string, string>, answer: z.ZodType<T>): Promise<T>;
  /** Sends a POST request to a booking endpoint and validates the response. */
  post<T>(path: string, body: object, answer: z.ZodType<T>): Promise<T>;
}

/** Client for the Cal.com endpoints that Frontdesk uses. Validates the responses. Cal.com has no SDK. */
export function calComClient(line: ProviderHttpClient, apiKey: string, address: string): CalComClient {
  const headers = (version: keyof typeof VERSIONS) => ({
    authorization: `Bearer ${apiKey}`,
    'cal-api-version': VERSIONS[version],
    accept: 'application/json',
  });
  return {
    get: (version, path, query, answer) =>
      line.run('READ', async (request) => {
        const url = `${address}${path}?${new URLSearchParams(query).toString()}`;
        return answer.parse(await (await request(url, { headers: headers(version) })).json());
      }),
    post: (path, body, answer) =>
      line.run('EFFECT', async (request) => {
        const sent = { ...headers('BOOKINGS'), 'content-type': 'application/json' };
        const response = await request(`${address}${path}`, {
          method: 'POST',
          headers: sent,
          body: JSON.stringify(body),
        });
        return answer.parse(await response.json());
      }),
  };
}

const errorAnswer = z.object({
  error: z.union([z.string(), z.object({ code: z.string().nullish(), message: z.string().nullish() })]).nullish(),
  message: z.string().nullish(),
});

export const mapCalComError: MapProviderError = (body) => {
  const read = errorAnswer.safeParse(body);
  if (!read.success) return null;
  const { error, message } = read.data;
  const details = typeof error === 'object' && error !== null ? error : { code: null, message: error };
  const words = details.message ?? message ?? null;
  return { code: details.code ?? null, words, ...(isTaken(words ?? '') ? { kind: 'SLOT_TAKEN' as const } : {}) };
};

/**
 * Whether the message says that the slot is taken. The message is checked because the status differs between API
 * versions.
 */
const isTaken = (words: string) =>
  /no_available_users_found|no available users found|already has booking at this time/i.test(words);

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
