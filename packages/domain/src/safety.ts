import { normalizeKeyword } from './opt-out.ts';

/** SERIOUS: one match triggers the concept. MILD: it must match repeatedly in the contact's messages. */
export const SAFETY_SEVERITIES = ['MILD', 'SERIOUS'] as const;
export type SafetySeverity = (typeof SAFETY_SEVERITIES)[number];

/** Actions that a rule can request, weakest first. */
export const RULE_OUTCOMES = ['ALERT', 'INSTRUCT', 'HAND_OVER'] as const;
export type RuleOutcome = (typeof RULE_OUTCOMES)[number];

/** Outcomes of a match, weakest first. A concept without a rule is only recorded. */
export const SAFETY_OUTCOMES = ['NOTE', ...RULE_OUTCOMES] as const;
export type SafetyOutcome = (typeof SAFETY_OUTCOMES)[number];

export const SAFETY_OUTCOME_TITLES: Readonly<Record<SafetyOutcome, string>> = {
  NOTE: 'Noted',
  ALERT: 'Notify members',
  INSTRUCT: 'The agent changes how it speaks',
  HAND_OVER: 'A person takes over',
};

export const SAFETY_LIMITS = {
  concepts: 50,
  phrases: 100,
  phraseLength: 80,
  instructionLength: 500,
  sentenceLength: 500,
  timesMin: 2,
  timesMax: 10,
  windowMax: 20,
  /** Maximum number of characters checked per message, above the limit of every provider. */
  lookedAt: 20_000,
} as const;

export interface WatchedPhrases {
  readonly phrases: readonly string[];
  readonly severity: SafetySeverity;
  /** Matches required within the last `windowTurns` messages. */
  readonly times: number;
  readonly windowTurns: number;
}

export interface ConceptMatch<C extends WatchedPhrases> {
  readonly concept: C;
  /** The phrase that matched, as the workspace entered it. */
  readonly phrase: string;
}

/**
 * Returns the concepts that match the current text. Earlier messages, newest first, count only for concepts that
 * require repetition. Deterministic.
 */
export function matchConcepts<C extends WatchedPhrases>(
  concepts: readonly C[],
  said: string,
  earlier: readonly string[],
): ConceptMatch<C>[] {
  const [now, before] = [foldText(said), earlier.map(foldText)];
  return concepts.flatMap((concept) => {
    const phrase = phraseIn(concept, now);
    if (phrase === null) return [];
    const seen = before.slice(0, concept.windowTurns - 1).filter((text) => phraseIn(concept, text) !== null);
    return seen.length + 1 >= concept.times ? [{ concept, phrase }] : [];
  });
}

/** When several outcomes apply, the strongest is used. */
export const strongestOutcome = (outcomes: readonly SafetyOutcome[]): SafetyOutcome | null =>
  SAFETY_OUTCOMES.findLast((one) => outcomes.includes(one)) ?? null;

/** Returns whether a phrase can match: it contains a letter or digit and is short enough. */
export const isPhrase = (phrase: string): boolean =>
  phrase.length <= SAFETY_LIMITS.phraseLength && foldText(phrase) !== '';

/** Returns whether two phrases are the same after normalization. */
export const isSamePhrase = (a: string, b: string): boolean => foldText(a) === foldText(b);

function phraseIn({ phrases }: WatchedPhrases, text: string): string | null {
  return phrases.find((phrase) => containsPhrase(text, foldText(phrase))) ?? null;
}

/** Matches whole words: "class" does not match "ass". Scripts without word boundaries match anywhere. */
function containsPhrase(text: string, phrase: string): boolean {
  if (phrase === '') return false;
  return GAPLESS.test(phrase) ? text.includes(phrase) : ` ${text} `.includes(` ${phrase} `);
}

const GAPLESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Normalizes like opt-out keywords and also removes accents and vowel marks, which people in distress often omit. */
function foldText(text: string): string {
  const bare = normalizeKeyword(text.slice(0, SAFETY_LIMITS.lookedAt)).normalize('NFD');
  return bare.replaceAll(MARKS, '').replaceAll('ß', 'ss').replaceAll('ς', 'σ').normalize('NFC');
}

/** Latin, Greek and Cyrillic accents; Arabic vowel marks, alef variants and tatweel. */
const MARKS = /\p{Script=Inherited}|\u0640/gu;
