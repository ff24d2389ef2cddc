import { foldText } from './fold-text.ts';
import { readTokens } from './safety-tokens.ts';

/** Words that must occur one after another. */
export type Sequence = readonly string[];

/**
 * A parsed phrase. Every part must occur in the same clause, in any order. A part is a list of alternative sequences.
 */
export type Pattern = readonly (readonly Sequence[])[];

const patterns = new Map<string, Pattern>();
const MAX_PATTERNS = 10_000;

/** Parses a phrase. `a | b` matches either alternative, and `a + b` requires both. */
export function patternOf(phrase: string): Pattern {
  const known = patterns.get(phrase);
  if (known) return known;
  if (patterns.size >= MAX_PATTERNS) patterns.clear();
  const pattern = phrase
    .split('+')
    .map((part) =>
      part
        .split('|')
        .map(wordsOf)
        .filter((words) => words.length > 0),
    )
    .filter((part) => part.length > 0);
  patterns.set(phrase, pattern);
  return pattern;
}

const wordsOf = (text: string): Sequence => (foldText(text) === '' ? [] : readTokens(text).map(({ word }) => word));
