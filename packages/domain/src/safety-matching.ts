import type { WatchedPhrases } from './safety.ts';
import { readClasses } from './safety-classes/read-classes.ts';
import { type ClassifiedText, matchesStructure } from './safety-classes/structures.ts';
import { ARTICLES, CLAUSE_STARTS, COORDINATORS, FILLERS, NEGATIONS, PURPOSES } from './safety-lexicon.ts';
import { candidatesFor, limitPatterns, type Pattern, patternsOf, type Sequence } from './safety-patterns.ts';
import { readTokens, type Token } from './safety-tokens.ts';
import { formsOf } from './safety-word-forms.ts';

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
  limitPatterns();
  const parsed = concepts.map(({ phrases }) => patternsOf(phrases));
  const [now, before] = [readText(text), earlier.map(readText)];
  return concepts.flatMap((concept, at) => {
    const patterns = parsed[at] ?? [];
    const phrase = phraseIn(concept, patterns, now);
    if (phrase === null) return [];
    const seen = before.slice(0, concept.windowSize - 1).filter((one) => phraseIn(concept, patterns, one) !== null);
    return seen.length + 1 >= concept.minMatches ? [{ concept, phrase }] : [];
  });
}

/**
 * A text with the words of phrases that match at each position, and the positions at which each of these words matches.
 */
interface ReadText extends ClassifiedText {
  readonly tokens: readonly Token[];
  readonly forms: readonly ReadonlySet<string>[];
  readonly positions: ReadonlyMap<string, readonly number[]>;
  readonly candidates: ReadonlySet<Pattern>;
}

function readText(text: string): ReadText {
  const tokens = readTokens(text);
  const forms = tokens.map(({ word }) => formsOf(word));
  const positions = new Map<string, number[]>();
  for (const [at, words] of forms.entries())
    for (const wanted of words) {
      const known = positions.get(wanted);
      if (known) known.push(at);
      else positions.set(wanted, [at]);
    }
  const classes = readClasses(tokens, (at) => isDenied(tokens, at));
  return { tokens, forms, positions, candidates: candidatesFor(positions.keys()), classes };
}

const phraseIn = ({ phrases }: WatchedPhrases, patterns: readonly Pattern[], text: ReadText): string | null =>
  phrases.find((_, at) => {
    const pattern = patterns[at];
    return pattern !== undefined && containsPhrase(text, pattern);
  }) ?? null;

/**
 * Returns whether a text contains a phrase as whole words: "class" does not match "ass". In scripts without spaces
 * between words, any part of the text matches.
 */
function containsPhrase(text: ReadText, pattern: Pattern): boolean {
  if (pattern.structure) return matchesStructure(text, pattern.structure);
  if (pattern.gapless !== null) return containsText(text, pattern.gapless);
  if (!text.candidates.has(pattern)) return false;
  const { parts } = pattern;
  const [first = () => [], ...others] = parts.map((part, at) => {
    // If another part is a negation, such as "no", this part can also match negated words.
    const isNegationWanted = parts.some((other, place) => place !== at && other.some(isDenial));
    return () => groupsWith(text, part, isNegationWanted);
  });
  const starts = first();
  if (starts.length === 0) return false;
  const rest = others.map((groups) => new Set(groups()));
  return starts.some((group) => rest.every((groups) => groups.has(group)));
}

const containsText = ({ tokens }: ReadText, folded: string): boolean =>
  tokens
    .map(({ word }) => word)
    .join(' ')
    .includes(folded);

/**
 * Returns the groups of clauses that contain one of the sequences. A negated sequence is included only if a negation is
 * wanted or the sequence itself contains one.
 */
const groupsWith = (text: ReadText, part: readonly Sequence[], isNegationWanted: boolean): number[] =>
  part.flatMap((words) => {
    const { tokens, positions } = text;
    const starts = positions.get(words[0] ?? '') ?? [];
    return starts.flatMap((at) =>
      matchesAt(text, at, words) && (isNegationWanted || isDenial(words) || !isDenied(tokens, at))
        ? [tokens[at]?.group ?? 0]
        : [],
    );
  });

const isDenial = (words: Sequence): boolean => words.some((word) => NEGATIONS.has(word));

/** Numbers of filler words that can occur before a word of a sequence. */
const FILLER_COUNTS = [0, 1, 2];

function matchesAt({ tokens, forms }: ReadText, at: number, [, ...rest]: Sequence): boolean {
  let next = at + 1;
  for (const word of rest) {
    const start = next;
    const fillers = FILLER_COUNTS.find((count) => forms[start + count]?.has(word));
    if (fillers === undefined || !tokens.slice(start, start + fillers).every(isFiller)) return false;
    next += fillers + 1;
  }
  return true;
}

const isFiller = ({ word }: Token): boolean => FILLERS.has(word);

const REACH = 3;

/**
 * Returns whether a negation occurs shortly before a word in the same clause, or "against" directly before it. A
 * negation also applies to the words of a list joined with "or".
 */
function isDenied(tokens: readonly Token[], at: number): boolean {
  let earliest = at - REACH;
  const noun = ARTICLES.has(tokens[at - 1]?.word ?? '') ? at - 1 : at;
  for (let before = at - 1; before >= Math.max(0, earliest); before -= 1) {
    const token = tokens[before];
    if (!token || token.clause !== tokens[at]?.clause) return false;
    // Words such as Spanish "he" usually begin a clause, but after a negation they belong to the verb: "nunca he
    // tomado".
    if (CLAUSE_STARTS.has(token.word) && !NEGATIONS.has(tokens[before - 1]?.word ?? '')) return false;
    if (NEGATIONS.has(token.word) || (before === noun - 1 && PURPOSES.has(token.word))) return true;
    if (COORDINATORS.has(token.word)) earliest = before - REACH - 1;
    else if (ARTICLES.has(token.word)) earliest -= 1;
  }
  return false;
}
