import type { LookSet } from '../looks.ts';
import { TENTH_ENGLISH } from './english.ts';
import { TENTH_GERMAN } from './german.ts';
import { TENTH_PORTUGUESE } from './portuguese.ts';
import { TENTH_SPANISH } from './spanish.ts';

/**
 * Sentences of a writer who did not know the rules. The contexts that make a sentence harmless were extended with their
 * false alarms, so that only their recall estimates the results for new sentences.
 */
export const TENTH_HELD_OUT: LookSet = {
  en: TENTH_ENGLISH,
  de: TENTH_GERMAN,
  es: TENTH_SPANISH,
  pt: TENTH_PORTUGUESE,
};
