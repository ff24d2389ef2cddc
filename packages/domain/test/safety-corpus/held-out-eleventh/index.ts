import type { LookSet } from '../looks.ts';
import { ELEVENTH_ENGLISH } from './english.ts';
import { ELEVENTH_GERMAN } from './german.ts';
import { ELEVENTH_PORTUGUESE } from './portuguese.ts';
import { ELEVENTH_SPANISH } from './spanish.ts';

/**
 * Held-out sentences of a writer who did not know the rules. Do not correct a rule because of one of them, and do not print
 * which of them are found, because only the totals estimate the results for new sentences.
 */
export const ELEVENTH_HELD_OUT: LookSet = {
  en: ELEVENTH_ENGLISH,
  de: ELEVENTH_GERMAN,
  es: ELEVENTH_SPANISH,
  pt: ELEVENTH_PORTUGUESE,
};
