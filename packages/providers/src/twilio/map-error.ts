import * as z from 'zod';
import type { MapProviderError } from '../http/map-provider-error.ts';

const answer = z.object({ code: z.number().optional(), message: z.string().optional() });

export const mapTwilioError: MapProviderError = (body) => {
  const read = answer.safeParse(body);
  if (!read.success) return null;
  const { code, message } = read.data;
  return { code: code === undefined ? null : String(code), words: message ?? null, ...kindOf(code) };
};

function kindOf(code: number | undefined) {
  if (code === 63016) return { kind: 'WINDOW_CLOSED' as const };
  // "Queue overflow" means that Twilio did not accept the message.
  if (code === 20429 || code === 21611) return { kind: 'RETRY' as const };
  return {};
}
