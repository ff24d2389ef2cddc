import { foldText } from './fold-text.ts';
import type { WatchedPhrases } from './safety.ts';
import { CLAUSE_STARTS, FILLERS, NEGATIONS, PURPOSES } from './safety-lexicon.ts';
import { patternOf, type Sequence } from './safety-patterns.ts';
import { readTokens, type Token } from './safety-tokens.ts';
import { isSameWord } from './safety-word-forms.ts';

export interface ConceptMatch<C extends WatchedPhrases> {
  readonly concept: C;
  /** The phrase that matched, as the workspace entered it. */
  readonly phrase: string;
}

/**
 * Returns the concepts that match the current text. Matches word forms and typing errors; ignores negated statements,
 * titles and idioms. `earlier` contains previous messages, newest first, for concepts that require repeated matches.
 */
export function matchConcepts<C extends WatchedPhrases>(
  concepts: readonly C[],
  text: string,
  earlier: readonly string[],
): ConceptMatch<C>[] {
  const [now, before] = [readText(text), earlier.map(readText)];
  return concepts.flatMap((concept) => {
    const phrase = phraseIn(concept, now);
    if (phrase === null) return [];
    const seen = before.slice(0, concept.windowSize - 1).filter((one) => phraseIn(concept, one) !== null);
    return seen.length + 1 >= concept.minMatches ? [{ concept, phrase }] : [];
  });
}

/** A text with a cache of word positions, so that long texts are matched quickly. */
interface ReadText {
  readonly tokens: readonly Token[];
  readonly positions: Map<string, readonly number[]>;
}

const readText = (text: string): ReadText => ({ tokens: readTokens(text), positions: new Map() });

function positionsOf({ tokens, positions }: ReadText, wanted: string): readonly number[] {
  const known = positions.get(wanted);
  if (known) return known;
  const found = tokens.flatMap(({ word }, at) => (isSameWord(word, wanted) ? [at] : []));
  positions.set(wanted, found);
  return found;
}

const phraseIn = ({ phrases }: WatchedPhrases, text: ReadText): string | null =>
  phrases.find((phrase) => containsPhrase(text, phrase)) ?? null;

/**
 * Matches whole words: "class" does not match "ass". In scripts without spaces between words, matches any part of the
 * text.
 */
function containsPhrase(text: ReadText, phrase: string): boolean {
  if (GAPLESS.test(phrase)) return containsText(text, foldText(phrase));
  const pattern = patternOf(phrase);
  // If the phrase itself contains a negation, negations in the text do not prevent a match.
  const containsDenial = pattern.some((part) => part.some(isDenial));
  const [first = [], ...others] = pattern.map((part) => clausesWith(text, part, containsDenial));
  return first.some((clause) => others.every((clauses) => clauses.includes(clause)));
}

const containsText = ({ tokens }: ReadText, folded: string): boolean =>
  tokens
    .map(({ word }) => word)
    .join(' ')
    .includes(folded);

/** Returns the clauses that contain one of the sequences without a negation. */
const clausesWith = (text: ReadText, part: readonly Sequence[], containsDenial: boolean): number[] =>
  part.flatMap((words) => {
    const { tokens } = text;
    const starts = positionsOf(text, words[0] ?? '');
    return starts.flatMap((at) =>
      matchesAt(text, at, words) && (containsDenial || isDenial(words) || !isDenied(tokens, at))
        ? [tokens[at]?.clause ?? 0]
        : [],
    );
  });

const isDenial = (words: Sequence): boolean => words.some((word) => NEGATIONS.has(word));

const GAPLESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const MAX_FILLERS = 2;

function matchesAt(text: ReadText, at: number, [, ...rest]: Sequence): boolean {
  let next = at + 1;
  for (const word of rest) {
    const last = next + MAX_FILLERS;
    while (!positionsOf(text, word).includes(next)) {
      if (next === last || !FILLERS.has(text.tokens[next]?.word ?? '')) return false;
      next += 1;
    }
    next += 1;
  }
  return true;
}

const REACH = 3;

/** Returns whether a negation occurs shortly before a word, in the same clause. */
function isDenied(tokens: readonly Token[], at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - REACH); before -= 1) {
    const token = tokens[before];
    if (!token || token.clause !== tokens[at]?.clause || CLAUSE_STARTS.has(token.word)) return false;
    if (NEGATIONS.has(token.word) || (before === at - 1 && PURPOSES.has(token.word))) return true;
  }
  return false;
}
