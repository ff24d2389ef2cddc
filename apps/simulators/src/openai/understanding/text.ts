import type { Language } from './frequent-terms.ts';
import { KNOWN_TERMS, keywordsOf } from './keywords.ts';

/** Converts text to lower case without accents. The length stays the same, so positions also apply to the original. */
export const fold = (text: string): string =>
  text
    .replaceAll(/[\u0080-\uffff]/g, (character) => PLAIN[character] ?? character.normalize('NFD').charAt(0))
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replaceAll(/\p{Lu}/gu, (letter) => letter.toLowerCase().charAt(0));

const PLAIN: Readonly<Record<string, string>> = { ß: 's', '’': "'", '‘': "'", '´': "'", '“': '"', '”': '"', '–': '-' };

/** A normalized text for pattern matching, with access to the original text. */
export interface Reading {
  readonly original: string;
  /** The text in lower case without accents, with misspelled keywords corrected. */
  readonly text: string;
  /** Returns the original words between two positions of `text`. */
  quote(start: number, end: number): string;
}

export function readText(original: string, language: Language): Reading {
  const folded = fold(original);
  const places: number[] = [];
  let text = '';
  let at = 0;
  for (const match of folded.matchAll(/[a-z]{4,}/g)) {
    text += folded.slice(at, match.index);
    for (; at < match.index; at += 1) places.push(at);
    const word = corrected(match[0], language);
    for (let index = 0; index < word.length; index += 1) places.push(at + Math.min(match[0].length - 1, index));
    text += word;
    at = match.index + match[0].length;
  }
  for (let rest = at; rest <= folded.length; rest += 1) places.push(rest);
  text += folded.slice(at);
  const place = (index: number) => places[Math.min(index, places.length - 1)] ?? original.length;
  return {
    original,
    text,
    quote: (start, end) => original.slice(place(start), end <= start ? place(start) : place(end - 1) + 1).trim(),
  };
}

/**
 * Corrects a misspelled word to the closest keyword, at most one edit away, or two edits if the word has eight letters
 * or more. Splits German compounds. Words of fewer than five letters are not corrected.
 */
function corrected(word: string, language: Language): string {
  const compound = language === 'de' ? COMPOUND.exec(word) : null;
  if (compound) return `${compound[1]} ${compound[2]}`;
  if (word.length < 5 || KNOWN_TERMS.has(word)) return word;
  const most = word.length >= 8 ? 2 : 1;
  let best = word;
  let least = most + 1;
  for (const keyword of keywordsOf(language)) {
    if (keyword[0] !== word[0] || keyword.length < 5 || Math.abs(keyword.length - word.length) > most) continue;
    if (word.startsWith(keyword) && word.length > keyword.length + 1) return word;
    const distance = editDistance(word, keyword);
    if (distance < least) [best, least] = [keyword, distance];
  }
  return best;
}

/** Matches German compounds of a day and a time of day, such as "Freitagnachmittag". */
const COMPOUND =
  /^(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)(morgen|vormittag|mittag|nachmittag|abend)$/;

/** Returns the optimal string alignment distance, in which a transposition counts as one edit. */
export function editDistance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
