import { normalizeKeyword } from './opt-out.ts';

/** Normalizes like opt-out keywords and also removes accents and vowel marks, which people in distress often omit. */
export function foldText(text: string): string {
  const bare = normalizeKeyword(text).normalize('NFD');
  return bare.replaceAll(MARKS, '').replaceAll('ß', 'ss').replaceAll('ς', 'σ').normalize('NFC');
}

/** Latin, Greek and Cyrillic accents; Arabic vowel marks, alef variants and tatweel. */
const MARKS = /\p{Script=Inherited}|\u0640/gu;
