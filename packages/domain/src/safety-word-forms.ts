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
const stems = new Map<string, readonly string[]>();
const MAX_STEMS = 20_000;

/**
 * Returns whether two words are equal, forms of the same word in one language, or differ only by typing errors. Short
 * words and negations must be equal.
 */
export function isSameWord(word: string, wanted: string): boolean {
  if (word === wanted) return true;
  if (word[0] !== wanted[0]) return false;
  if (word.length < SHORTEST_STEM || wanted.length < SHORTEST_STEM) return false;
  if (NEGATIONS.has(word) || NEGATIONS.has(wanted)) return false;
  // The pronoun changes the meaning: "matarme" ("kill myself") must not match "matar" ("kill").
  if (REFLEXIVE.test(wanted) && !REFLEXIVE.test(word)) return false;
  const others = stemsOf(word);
  if (stemsOf(wanted).some((stem, language) => stem.length >= SHORTEST_STEM - 1 && stem === others[language]))
    return true;
  return isTypo(word, wanted);
}

/** Allows one typing error in words of six to nine letters and two in longer words. */
function isTypo(word: string, wanted: string): boolean {
  if (wanted.length < 6 || Math.abs(word.length - wanted.length) > 2) return false;
  return distance(word, wanted) <= (wanted.length < 10 ? 1 : 2);
}

function stemsOf(word: string): readonly string[] {
  const known = stems.get(word);
  if (known) return known;
  if (stems.size >= MAX_STEMS) stems.clear();
  const found = STEMMERS.map((stem) => foldText(stem(word)));
  stems.set(word, found);
  return found;
}
