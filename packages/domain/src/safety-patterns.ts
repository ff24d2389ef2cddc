import { foldText } from './fold-text.ts';
import { type Structure, structureOf } from './safety-classes/structures.ts';
import { wordsOfPhrase } from './safety-tokens.ts';
import { clearIndex, indexWord, isIndexFull } from './safety-word-forms.ts';

/** Words that must occur one after another, with only fillers between them. */
export type Sequence = readonly string[];

/** A parsed phrase. */
export interface Pattern {
  /** Every part must occur in the same group of clauses, in any order. A part is a list of alternative sequences. */
  readonly parts: readonly (readonly Sequence[])[];
  /** Normalized phrase if its script has no spaces between words. Null otherwise. */
  readonly gapless: string | null;
  /** Structure of a phrase that consists of word classes. Null if the phrase consists of words. */
  readonly structure: Structure | null;
}

const patterns = new Map<string, Pattern>();
const MAX_PATTERNS = 10_000;

/** Patterns by the words that can begin the shortest of their parts. */
const patternsByStart = new Map<string, Pattern[]>();

/**
 * Returns the patterns that can match a text that contains the given words. Does not return patterns that consist of
 * word classes.
 */
export const candidatesFor = (words: Iterable<string>): ReadonlySet<Pattern> =>
  new Set([...words].flatMap((word) => patternsByStart.get(word) ?? []));

/**
 * Parses phrases and adds their words to the index. `a | b` matches either alternative, and `a + b` requires both. Must
 * be called before a text is read.
 */
export function patternsOf(phrases: readonly string[]): Pattern[] {
  return phrases.map((phrase) => patterns.get(phrase) ?? parse(phrase));
}

/** If there are too many cached patterns, clears them and the index of their words. */
export function limitPatterns(): void {
  if (patterns.size < MAX_PATTERNS && !isIndexFull()) return;
  patterns.clear();
  patternsByStart.clear();
  clearIndex();
}

const GAPLESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function parse(phrase: string): Pattern {
  const structure = structureOf(phrase);
  if (structure) {
    const pattern = { parts: [], gapless: null, structure };
    patterns.set(phrase, pattern);
    return pattern;
  }
  const parts = phrase
    .split('+')
    .map((part) =>
      part
        .split('|')
        .map(wordsOfPhrase)
        .filter((words) => words.length > 0),
    )
    .filter((part) => part.length > 0);
  const folded = foldText(phrase);
  const pattern = { parts, gapless: GAPLESS.test(phrase) && folded !== '' ? folded : null, structure };
  for (const word of parts.flat(2)) indexWord(word);
  const [smallest = []] = parts.toSorted((a, b) => a.length - b.length);
  for (const start of new Set(smallest.map(([word = '']) => word)))
    patternsByStart.set(start, [...(patternsByStart.get(start) ?? []), pattern]);
  patterns.set(phrase, pattern);
  return pattern;
}
