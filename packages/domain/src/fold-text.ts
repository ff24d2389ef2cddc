import { normalizeKeyword } from './opt-out.ts';

/**
 * Normalizes a text for comparison, like `normalizeKeyword`, and removes accents and vowel marks, which contacts often
 * omit.
 */
export function foldText(text: string): string {
  const bare = normalizeKeyword(text).normalize('NFD');
  return bare.replaceAll(MARKS, '').replaceAll('ß', 'ss').replaceAll('ς', 'σ').normalize('NFC');
}

/** Latin, Greek and Cyrillic accents, and Arabic vowel marks, alef variants and tatweel. */
const MARKS = /\p{Script=Inherited}|\u0640/gu;
