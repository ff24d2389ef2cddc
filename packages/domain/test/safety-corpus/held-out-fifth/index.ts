import type { Corpus } from '../corpus.ts';
import { FIFTH_ENGLISH } from './english.ts';
import { FIFTH_GERMAN } from './german.ts';
import { FIFTH_PORTUGUESE } from './portuguese.ts';
import { FIFTH_SPANISH } from './spanish.ts';

/**
 * Held-out sentences by language and category. Phrases and matching are not tuned on these sentences. Do not correct a
 * rule because of one of them. To justify such a correction, add a new sentence to another set.
 */
export const FIFTH_HELD_OUT: Readonly<Record<'en' | 'de' | 'es' | 'pt', Corpus>> = {
  en: FIFTH_ENGLISH,
  de: FIFTH_GERMAN,
  es: FIFTH_SPANISH,
  pt: FIFTH_PORTUGUESE,
};
