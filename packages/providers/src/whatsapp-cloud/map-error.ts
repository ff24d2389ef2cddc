import * as z from 'zod';
import type { MapProviderError } from '../http/map-provider-error.ts';
import type { ProviderErrorKind } from '../provider-error.ts';
import { cloudErrorMessage } from './error-messages.ts';

const answer = z.object({
  error: z.object({
    code: z.number().nullish(),
    message: z.string().nullish(),
    /** Message for users, which Meta includes for some errors. It is more specific than the technical message. */
    error_user_msg: z.string().nullish(),
    error_data: z.object({ details: z.string().nullish() }).nullish(),
  }),
});

/**
 * Kind of each Meta error code, because Meta uses status 400 where other providers use 401 and 429. With a code that
 * reports an outage, Meta has not accepted the request. A 503 without a code comes from a gateway, so the result is
 * unknown.
 */
const KINDS: Readonly<Record<number, ProviderErrorKind>> = {
  2: 'RETRY',
  4: 'RETRY',
  10: 'CREDENTIALS',
  190: 'CREDENTIALS',
  368: 'CREDENTIALS',
  80007: 'RETRY',
  130429: 'RETRY',
  131016: 'RETRY',
  131031: 'CREDENTIALS',
  131047: 'WINDOW_CLOSED',
  131048: 'RETRY',
  131056: 'RETRY',
  131057: 'RETRY',
  133004: 'RETRY',
};

export const mapWhatsAppCloudError: MapProviderError = (body) => {
  const read = answer.safeParse(body);
  if (!read.success) return null;
  const { code, message, error_user_msg: forPeople, error_data: data } = read.data.error;
  const kind = typeof code === 'number' ? KINDS[code] : undefined;
  const words = cloudErrorMessage(code ?? null) ?? forPeople ?? data?.details ?? message ?? null;
  return { code: code?.toString() ?? null, words, ...(kind ? { kind } : {}) };
};
