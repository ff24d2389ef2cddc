import { foldText } from './fold-text.ts';

/**
 * Severities of a concept. SERIOUS: one match triggers the concept. MILD: several matches in the contact's messages are
 * required.
 */
export const SAFETY_SEVERITIES = ['MILD', 'SERIOUS'] as const;
export type SafetySeverity = (typeof SAFETY_SEVERITIES)[number];

/** Actions of a rule, from the weakest to the strongest. */
export const RULE_OUTCOMES = ['ALERT', 'INSTRUCT', 'HAND_OVER'] as const;
export type RuleOutcome = (typeof RULE_OUTCOMES)[number];

/** Outcomes of a match, from the weakest to the strongest. A match of a concept without a rule is only recorded. */
export const SAFETY_OUTCOMES = ['NOTE', ...RULE_OUTCOMES] as const;
export type SafetyOutcome = (typeof SAFETY_OUTCOMES)[number];

export const SAFETY_OUTCOME_TITLES: Readonly<Record<SafetyOutcome, string>> = {
  NOTE: 'Record only',
  ALERT: 'Notify members',
  INSTRUCT: 'Instruct the agent',
  HAND_OVER: 'Hand off to a human',
};

/** Kinds of danger that the model can detect when it checks a message. */
export const SAFETY_CATEGORIES = [
  'SELF_HARM',
  'VIOLENCE',
  'MEDICAL_EMERGENCY',
  'ADVERSE_REACTION',
  'ABUSE',
  'LEGAL_THREAT',
] as const;
export type SafetyCategory = (typeof SAFETY_CATEGORIES)[number];

export const SAFETY_CATEGORY_TITLES: Readonly<Record<SafetyCategory, string>> = {
  SELF_HARM: 'Self-harm',
  VIOLENCE: 'Violence',
  MEDICAL_EMERGENCY: 'Medical emergency',
  ADVERSE_REACTION: 'Adverse reaction',
  ABUSE: 'Abuse',
  LEGAL_THREAT: 'Legal threat',
};

/** Sources of a match: a phrase of the concept, or the model. */
export const SAFETY_SOURCES = ['PHRASE', 'MODEL'] as const;
export type SafetySource = (typeof SAFETY_SOURCES)[number];

export const SAFETY_LIMITS = {
  concepts: 50,
  phrases: 100,
  phraseLength: 300,
  instructionLength: 500,
  replyTextLength: 500,
  minMatchesMin: 2,
  minMatchesMax: 10,
  windowMax: 20,
  /** Maximum number of characters that are checked per message. */
  lookedAt: 20_000,
  /** Maximum number of characters that the model checks. */
  reviewedLength: 2_000,
  /** Minimum confidence, from 0 to 1, for a category that the model reports. */
  reviewConfidence: 0.6,
  /** Maximum age in days of the messages with which a monitored concept can be tested. */
  trialDays: 90,
  /** Maximum number of past messages that a test checks. `trialPage` is the maximum per page. */
  trialTexts: 10_000,
  trialPage: 500,
} as const;

export interface WatchedPhrases {
  readonly phrases: readonly string[];
  readonly severity: SafetySeverity;
  /** Number of matches that are required within the last `windowSize` messages. */
  readonly minMatches: number;
  readonly windowSize: number;
}

/** Returns the strongest of several outcomes. Null if there are none. */
export const strongestOutcome = (outcomes: readonly SafetyOutcome[]): SafetyOutcome | null =>
  SAFETY_OUTCOMES.findLast((one) => outcomes.includes(one)) ?? null;

/** Returns whether a phrase is short enough and contains a letter or digit. */
export const isPhrase = (phrase: string): boolean =>
  phrase.length <= SAFETY_LIMITS.phraseLength && foldText(phrase) !== '';

/** Returns whether two phrases are the same after normalization. */
export const isSamePhrase = (a: string, b: string): boolean => foldText(a) === foldText(b);
