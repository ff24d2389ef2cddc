import { foldText } from './fold-text.ts';

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
  NOTE: 'Record only',
  ALERT: 'Notify members',
  INSTRUCT: 'Instruct the agent',
  HAND_OVER: 'Hand off to a person',
};

export const SAFETY_LIMITS = {
  concepts: 50,
  phrases: 100,
  phraseLength: 300,
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
  /** Matches required within the last `windowSize` messages. */
  readonly times: number;
  readonly windowSize: number;
}

/** When several outcomes apply, the strongest is used. */
export const strongestOutcome = (outcomes: readonly SafetyOutcome[]): SafetyOutcome | null =>
  SAFETY_OUTCOMES.findLast((one) => outcomes.includes(one)) ?? null;

/** Returns whether a phrase can match: it contains a letter or digit and is short enough. */
export const isPhrase = (phrase: string): boolean =>
  phrase.length <= SAFETY_LIMITS.phraseLength && foldText(phrase) !== '';

/** Returns whether two phrases are the same after normalization. */
export const isSamePhrase = (a: string, b: string): boolean => foldText(a) === foldText(b);
