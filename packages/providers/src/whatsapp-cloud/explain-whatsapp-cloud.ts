import * as z from 'zod';
import type { Explain } from '../line/what-went-wrong.ts';
import type { ProviderErrorKind } from '../provider-error.ts';
import { cloudWords } from './cloud-words.ts';

const answer = z.object({
  error: z.object({
    code: z.number().nullish(),
    message: z.string().nullish(),
    error_data: z.object({ details: z.string().nullish() }).nullish(),
  }),
});

/** Meta says with 400 what others say with 401 and 429. */
const KINDS: Readonly<Record<number, ProviderErrorKind>> = {
  4: 'RETRY',
  10: 'CREDENTIALS',
  190: 'CREDENTIALS',
  368: 'CREDENTIALS',
  80007: 'RETRY',
  130429: 'RETRY',
  131031: 'CREDENTIALS',
  131047: 'WINDOW_CLOSED',
  131048: 'RETRY',
  131056: 'RETRY',
};

export const explainWhatsAppCloud: Explain = (body) => {
  const read = answer.safeParse(body);
  if (!read.success) return null;
  const { code, message, error_data: data } = read.data.error;
  const kind = typeof code === 'number' ? KINDS[code] : undefined;
  const words = cloudWords(code ?? null) ?? data?.details ?? message ?? null;
  return { code: code?.toString() ?? null, words, ...(kind ? { kind } : {}) };
};
