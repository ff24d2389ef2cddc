import { normalizeKeyword } from './opt-out.ts';

/** SERIOUS: once said is enough. MILD: it has to come up again in what the contact says. */
export const SAFETY_SEVERITIES = ['MILD', 'SERIOUS'] as const;
export type SafetySeverity = (typeof SAFETY_SEVERITIES)[number];

/** What a rule may ask for, the weakest first. */
export const RULE_OUTCOMES = ['ALERT', 'INSTRUCT', 'HAND_OVER'] as const;
export type RuleOutcome = (typeof RULE_OUTCOMES)[number];

/** What comes of a concept that is found. One without a rule is noted. The weakest first. */
export const SAFETY_OUTCOMES = ['NOTE', ...RULE_OUTCOMES] as const;
export type SafetyOutcome = (typeof SAFETY_OUTCOMES)[number];

export const SAFETY_OUTCOME_TITLES: Readonly<Record<SafetyOutcome, string>> = {
  NOTE: 'Noted',
  ALERT: 'People are told',
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
  /** So much of one message is looked at: more than any provider brings. */
  lookedAt: 20_000,
} as const;

export interface WatchedPhrases {
  readonly phrases: readonly string[];
  readonly severity: SafetySeverity;
  /** In so many of the last messages. */
  readonly times: number;
  readonly windowTurns: number;
}

export interface ConceptMatch<C extends WatchedPhrases> {
  readonly concept: C;
  /** The phrase by which it was found, as the workspace wrote it. */
  readonly phrase: string;
}

/**
 * Which concepts are met by what was said now. What was said earlier counts only for what has to come up again, the last first.
 * The same words always find the same concepts.
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

/** Of what is decided at once, the strongest happens. */
export const strongestOutcome = (outcomes: readonly SafetyOutcome[]): SafetyOutcome | null =>
  SAFETY_OUTCOMES.findLast((one) => outcomes.includes(one)) ?? null;

/** Whether a phrase can ever be found: it has a letter or a digit, and is short enough. */
export const isPhrase = (phrase: string): boolean =>
  phrase.length <= SAFETY_LIMITS.phraseLength && foldText(phrase) !== '';

/** The same phrase in another spelling is one. */
export const isSamePhrase = (a: string, b: string): boolean => foldText(a) === foldText(b);

function phraseIn({ phrases }: WatchedPhrases, text: string): string | null {
  return phrases.find((phrase) => containsPhrase(text, foldText(phrase))) ?? null;
}

/** Words are found as words: "class" says nothing of "ass". Where a script has no gaps between words, anywhere. */
function containsPhrase(text: string, phrase: string): boolean {
  if (phrase === '') return false;
  return GAPLESS.test(phrase) ? text.includes(phrase) : ` ${text} `.includes(` ${phrase} `);
}

const GAPLESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * As the words of opting out are compared, and without accents and vowel points besides: whoever is in danger does not look for them on
 * the keyboard.
 */
function foldText(text: string): string {
  const bare = normalizeKeyword(text.slice(0, SAFETY_LIMITS.lookedAt)).normalize('NFD');
  return bare.replaceAll(MARKS, '').replaceAll('ß', 'ss').replaceAll('ς', 'σ').normalize('NFC');
}

/** Latin, Greek and Cyrillic accents; Arabic vowel points, its forms of alef, and the line that stretches a word. */
const MARKS = /\p{Script=Inherited}|\u0640/gu;
