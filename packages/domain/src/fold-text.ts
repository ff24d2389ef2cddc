import { normalizeKeyword } from './opt-out.ts';

/**
 * Normalizes a text for comparison, like `normalizeKeyword`, and removes accents and vowel marks, which contacts often
 * omit.
 */
export function foldText(text: string): string {
  const bare = normalizeKeyword(text).normalize('NFD');
  return bare.replaceAll(MARKS, '').replaceAll('ß', 'ss').replaceAll('ς', 'σ').normalize('NFC');
}

/** Returns the words of a text after normalization with `foldText`. */
export const wordsOf = (text: string): string[] => foldText(text).split(' ').filter(Boolean);

/** Divides a text into sentences and lines. Omits questions, because they contain no statements. */
export const statementsOf = (text: string): string[] =>
  text
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && !sentence.endsWith('?'));

/** Matches the space after a sentence, but not after frequent abbreviations such as "Dr." and "approx.". */
const SENTENCE_END =
  /(?<=[!?]|(?<!(?<![\p{L}\p{N}])(?:Drs?|Dra|Mrs?|Ms|Sra?|Prof|Nr|No|St|Str|Av|Avda|approx|aprox|ca|bzw|max|min|e\.g|i\.e|z\.\s?B|p\.\s?ej|\p{L}))\.)\s+|\n+/u;

/** Matches combining marks (accents, Arabic vowel signs and the marks of alef variants) and the Arabic tatweel. */
const MARKS = /\p{Script=Inherited}|\u0640/gu;
