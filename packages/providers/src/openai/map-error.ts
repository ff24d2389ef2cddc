import * as z from 'zod';
import type { MapProviderError } from '../http/map-provider-error.ts';

const answer = z.object({
  error: z.object({ message: z.string().nullish(), code: z.string().nullish(), type: z.string().nullish() }),
});

export const mapOpenAiError: MapProviderError = (body) => {
  const read = answer.safeParse(body);
  if (!read.success) return null;
  const { message, code, type } = read.data.error;
  // OpenAI reports a used-up quota with status 429. The error counts as a rejection, because a retry would fail as
  // well.
  const spent = code === 'insufficient_quota' || type === 'insufficient_quota';
  return { code: code ?? type ?? null, words: message ?? null, ...(spent ? { kind: 'REFUSED' as const } : {}) };
};
