import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { distance } from 'fastest-levenshtein';
import { foldText } from './fold-text.ts';
import { NEGATIONS } from './safety-lexicon.ts';

/** Spanish infinitives with an attached pronoun, such as "matarme" ("kill myself"). */
const REFLEXIVE = /[aei]r(?:me|se)$/u;

const STEMMERS = [english, german, spanish, portuguese];
const SHORTEST_STEM = 4;
/** Maximum length of a word whose stem of three letters is used. */
const LONGEST_OF_SHORT = 5;
const SHORTEST_TYPO = 6;
const MAX_WORDS = 20_000;

/**
 * Index of the words of all phrases. Each word of a message is looked up once, so the time per message does not depend
 * on the number of phrases.
 */
const wantedByKey = new Map<string, string[]>();
const wantedWords = new Set<string>();
/** Cache of `formsOf`. It is cleared when a new word is added to the index. */
const forms = new Map<string, ReadonlySet<string>>();

/** Adds a word of a phrase to the index. */
export function indexWord(wanted: string): void {
  if (wantedWords.has(wanted)) return;
  wantedWords.add(wanted);
  forms.clear();
  for (const key of [...stemKeys(wanted), typoKey(wanted)])
    wantedByKey.set(key, [...(wantedByKey.get(key) ?? []), wanted]);
}

/** Returns whether the index is so large that it must be cleared. */
export const isIndexFull = (): boolean => wantedWords.size >= MAX_WORDS;

export function clearIndex(): void {
  for (const cache of [wantedByKey, wantedWords, forms]) cache.clear();
}

/**
 * Returns the indexed words that match a word: equal words, words with the same stem, and words that differ by typing
 * errors.
 */
export function formsOf(word: string): ReadonlySet<string> {
  const known = forms.get(word);
  if (known) return known;
  if (forms.size >= MAX_WORDS) forms.clear();
  const found = new Set(candidatesOf(word).filter((wanted) => isSameWord(word, wanted)));
  if (wantedWords.has(word)) found.add(word);
  forms.set(word, found);
  return found;
}

const candidatesOf = (word: string): string[] => [
  ...stemKeys(word).flatMap((key) => wantedByKey.get(key) ?? []),
  ...[-2, -1, 0, 1, 2].flatMap((longer) => wantedByKey.get(typoKeyOf(word, word.length + longer)) ?? []),
];

/**
 * Returns whether two words are equal, forms of the same word in one language, or differ only by typing errors. Short
 * words and negations match only if they are equal.
 */
function isSameWord(word: string, wanted: string): boolean {
  if (word === wanted) return true;
  if (word[0] !== wanted[0]) return false;
  if (word.length < SHORTEST_STEM || wanted.length < SHORTEST_STEM) return false;
  if (NEGATIONS.has(word) || NEGATIONS.has(wanted)) return false;
  // The pronoun changes the meaning: "matarme" ("kill myself") must not match "matar" ("kill").
  if (REFLEXIVE.test(wanted) && !REFLEXIVE.test(word)) return false;
  return stemKeys(wanted).some((key) => stemKeys(word).includes(key)) || isTypo(word, wanted);
}

/**
 * Frequent words that are not typing errors, although they differ by one letter from a word of a phrase, such as
 * "choking" or "contact".
 */
const NOT_TYPOS = new Set(['cooking', 'booking', 'looking', 'message', 'contract', 'contrato', 'contratos']);

/**
 * Returns whether a word differs from the wanted word only by typing errors: one error in words of six to nine letters,
 * two errors in longer words, or one swap of two adjacent letters. Shorter words must be equal.
 */
function isTypo(word: string, wanted: string): boolean {
  if (NOT_TYPOS.has(word) || wanted.length < SHORTEST_TYPO || Math.abs(word.length - wanted.length) > 2) return false;
  const errors = distance(word, wanted);
  return errors <= (wanted.length < 10 ? 1 : 2) || (errors === 2 && isSwap(word, wanted));
}

/**
 * Returns whether two words of equal length have two adjacent letters in a different order. Differences after those
 * letters are not checked.
 */
function isSwap(word: string, wanted: string): boolean {
  const at = [...word].findIndex((letter, index) => letter !== wanted[index]);
  return word.length === wanted.length && word[at] === wanted[at + 1] && word[at + 1] === wanted[at];
}

const typoKeyOf = (word: string, length: number): string => `${word[0]}:${length}`;
const typoKey = (wanted: string): string => typoKeyOf(wanted, wanted.length);

const stems = new Map<string, readonly string[]>();

/** Returns a key per language for the stem of a word. Returns no key for a stem that is too short. */
function stemKeys(word: string): readonly string[] {
  const known = stems.get(word);
  if (known) return known;
  if (stems.size >= MAX_WORDS) stems.clear();
  const found = STEMMERS.flatMap((stem, language) => {
    const folded = foldText(stem(word));
    // A stem that is much shorter than its word is shared by many unrelated words: "mar" is the stem of "marido" and of
    // "mareado".
    const isOwn =
      folded.length >= SHORTEST_STEM || (folded.length === SHORTEST_STEM - 1 && word.length <= LONGEST_OF_SHORT);
    return isOwn ? [`${language} ${folded}`] : [];
  });
  stems.set(word, found);
  return found;
}
