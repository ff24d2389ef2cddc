import { normalizeKeyword } from './opt-out.ts';

/**
 * Normalizes a text for comparison, like `normalizeKeyword`, and removes accents and vowel marks, which contacts often
 * omit.
 */
export function foldText(text: string): string {
  const bare = normalizeKeyword(text).normalize('NFD');
  return bare.replaceAll(MARKS, '').replaceAll('ß', 'ss').replaceAll('ς', 'σ').normalize('NFC');
}

/** Accents, Arabic vowel marks, the marks of Arabic alef variants, and the Arabic tatweel. */
const MARKS = /\p{Script=Inherited}|\u0640/gu;
