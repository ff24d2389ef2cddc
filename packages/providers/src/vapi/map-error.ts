import * as z from 'zod';
import type { MapProviderError } from '../http/map-provider-error.ts';

const answer = z.object({ message: z.union([z.string(), z.array(z.string())]).nullish(), error: z.string().nullish() });

export const mapVapiError: MapProviderError = (body) => {
  const read = answer.safeParse(body);
  if (!read.success) return null;
  const { message, error } = read.data;
  return { code: error ?? null, words: Array.isArray(message) ? message.join(' ') : (message ?? null) };
};
