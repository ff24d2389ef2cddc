import * as z from 'zod';
import type { MapProviderError } from '../http/map-provider-error.ts';

const answer = z.object({
  error: z.union([z.string(), z.object({ code: z.string().nullish(), message: z.string().nullish() })]).nullish(),
  message: z.string().nullish(),
});

export const mapCalComError: MapProviderError = (body) => {
  const read = answer.safeParse(body);
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
