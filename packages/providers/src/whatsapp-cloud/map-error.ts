import * as z from 'zod';
import type { MapProviderError } from '../http/map-provider-error.ts';
import type { ProviderErrorKind } from '../provider-error.ts';

const answer = z.object({
  error: z.object({
    code: z.number().nullish(),
    /** More specific code, which Meta includes for some errors with the general code 100. */
    error_subcode: z.number().nullish(),
    message: z.string().nullish(),
    /** Message for users, which Meta includes for some errors. It is more specific than the technical message. */
    error_user_msg: z.string().nullish(),
    error_data: z.object({ details: z.string().nullish() }).nullish(),
  }),
});

/**
 * Error kinds by Meta error code, because Meta uses status 400 where other providers use 401 and 429. With a code that
 * reports an outage, Meta has not accepted the request. A response with status 503 and no code comes from a gateway, so
 * the result is unknown.
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

/** Meta's general error code for an invalid request. The subcode specifies the reason. */
const INVALID_PARAMETER = 100;

export const mapWhatsAppCloudError: MapProviderError = (body) => {
  const read = answer.safeParse(body);
  if (!read.success) return null;
  const {
    code: general,
    error_subcode: subcode,
    message,
    error_user_msg: forPeople,
    error_data: data,
  } = read.data.error;
  const code = general === INVALID_PARAMETER ? (subcode ?? general) : general;
  const kind = typeof code === 'number' ? KINDS[code] : undefined;
  const words = cloudErrorMessage(code ?? null) ?? forPeople ?? data?.details ?? message ?? null;
  return { code: code?.toString() ?? null, words, ...(kind ? { kind } : {}) };
};

/** Messages for members about common Meta error codes. */
const WORDS: Readonly<Record<number, string>> = {
  190: 'The access token is no longer valid.',
  368: 'Meta has blocked the account for a breach of its policies.',
  130429: 'The number has reached its rate limit.',
  130472: 'Meta chose not to deliver this marketing message to this contact.',
  131026: 'The message cannot be delivered: the number is not on WhatsApp, or its app is too old.',
  131031: 'The WhatsApp account is locked.',
  131042: 'The payment method of the WhatsApp account has a problem.',
  131045: 'The registration of the number is incomplete: register it again.',
  131047: 'The contact wrote more than 24 hours ago: only a template can be sent.',
  131048: 'Too many of this number’s messages were marked as spam.',
  131049: 'Meta did not deliver this marketing message, because the contact has received too many of them.',
  131050: 'The contact has stopped marketing messages of this number.',
  131051: 'WhatsApp does not know this type of message.',
  131056: 'Too many messages to this contact in a short time.',
  132000: 'The number of variables does not fit the template.',
  132001: 'There is no such template in this language.',
  132005: 'The template becomes too long with these variables.',
  132007: 'The content of the template breaks a policy of WhatsApp.',
  132012: 'The variables do not fit the template.',
  132015: 'The template is paused, for too many marked it as unwanted.',
  132016: 'The template is disabled permanently.',
  133000: 'The deactivation of the number is incomplete: deactivate it again.',
  133005: 'The PIN is wrong. Use the two-step verification PIN that was set when the number was registered before.',
  133006: 'The number has to be verified before it is registered.',
  133008: 'Too many wrong PINs: try again later.',
  133009: 'PINs were entered too fast: try again in a moment.',
  133010: 'The number is not registered with WhatsApp.',
  133015: 'The number was deleted a moment ago: try again in five minutes.',
  133016: 'The number was registered or deregistered too often: Meta allows ten times in three days.',
  136025: 'The code is wrong.',
};

/** Returns the message for an error code. Null if Meta's own message is sufficient. */
export const cloudErrorMessage = (code: number | null): string | null => (code === null ? null : (WORDS[code] ?? null));
