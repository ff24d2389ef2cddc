import type { LookSet } from '../looks.ts';
import { SEVENTH_ENGLISH } from './english.ts';
import { SEVENTH_GERMAN } from './german.ts';
import { SEVENTH_PORTUGUESE } from './portuguese.ts';
import { SEVENTH_SPANISH } from './spanish.ts';

/**
 * Sentences that were used to develop structural matching. Their totals therefore do not estimate the results for new
 * sentences.
 */
export const SEVENTH_SET: LookSet = {
  en: SEVENTH_ENGLISH,
  de: SEVENTH_GERMAN,
  es: SEVENTH_SPANISH,
  pt: SEVENTH_PORTUGUESE,
};
