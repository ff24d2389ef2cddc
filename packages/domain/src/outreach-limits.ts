/** Kinds of automatic outreach to a lead: a phone call or a WhatsApp greeting. */
export const OUTREACH_KINDS = ['CALL', 'GREETING'] as const;
export type OutreachKind = (typeof OUTREACH_KINDS)[number];

/**
 * Reasons why a call was not made or a greeting was not sent, in the order in which they are checked. `startCall`
 * returns the same codes as refusals.
 */
export const SUPPRESSION_REASONS = [
  'NUMBER_TYPE_NOT_ALLOWED',
  'COUNTRY_NOT_ALLOWED',
  'CALL_RUNNING',
  'NUMBER_COOL_DOWN',
  'NUMBER_DAILY_LIMIT',
  'ADDRESS_DAILY_LIMIT',
  'WORKSPACE_DAILY_LIMIT',
  'SPEND_LIMIT',
] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** Sentences that explain to members why a call was not made or a greeting was not sent. */
export const SUPPRESSION_REASON_TITLES: Record<SuppressionReason, string> = {
  NUMBER_TYPE_NOT_ALLOWED: 'The number is not a mobile or landline number.',
  COUNTRY_NOT_ALLOWED: 'The country of this number is not allowed.',
  CALL_RUNNING: 'A call with this number was already in progress.',
  NUMBER_COOL_DOWN: 'This number was contacted recently.',
  NUMBER_DAILY_LIMIT: 'The daily limit for this number was reached.',
  ADDRESS_DAILY_LIMIT: 'The daily limit for the visitor’s IP address was reached.',
  WORKSPACE_DAILY_LIMIT: "The workspace's daily limit of automatic calls and greetings was reached.",
  SPEND_LIMIT: 'The daily spend limit of the workspace was reached.',
};

/** Limits that do not apply to a call that a member starts manually. All other limits always apply. */
export const OVERRIDABLE_REASONS: ReadonlySet<SuppressionReason> = new Set([
  'NUMBER_COOL_DOWN',
  'NUMBER_DAILY_LIMIT',
  'ADDRESS_DAILY_LIMIT',
  'WORKSPACE_DAILY_LIMIT',
]);

export interface OutreachCeilings {
  /**
   * Minutes after an automatic call or greeting during which the same phone number is not contacted automatically
   * again.
   */
  readonly coolDownMinutes: number;
  /** Maximum number of automatic calls and greetings per phone number in any 24 hours. */
  readonly dailyPerNumber: number;
  readonly dailyPerAddress: number;
  readonly dailyPerWorkspace: number;
  /** Maximum cost of calls and greetings in any 24 hours, in US cents. */
  readonly dailySpendCents: number;
}

export type OutreachCeiling = keyof OutreachCeilings;

interface CeilingRange {
  readonly min: number;
  readonly max: number;
  readonly initial: number;
}

/**
 * Range of each limit. A workspace cannot exceed `max`, so that the cost that stolen credentials can cause is limited.
 */
export const OUTREACH_CEILINGS: Readonly<Record<OutreachCeiling, CeilingRange>> = {
  coolDownMinutes: { min: 1, max: 7 * 24 * 60, initial: 60 },
  dailyPerNumber: { min: 1, max: 20, initial: 3 },
  dailyPerAddress: { min: 1, max: 200, initial: 20 },
  dailyPerWorkspace: { min: 1, max: 5_000, initial: 200 },
  dailySpendCents: { min: 100, max: 100_000, initial: 5_000 },
};

export const DEFAULT_OUTREACH_CEILINGS: OutreachCeilings = {
  coolDownMinutes: OUTREACH_CEILINGS.coolDownMinutes.initial,
  dailyPerNumber: OUTREACH_CEILINGS.dailyPerNumber.initial,
  dailyPerAddress: OUTREACH_CEILINGS.dailyPerAddress.initial,
  dailyPerWorkspace: OUTREACH_CEILINGS.dailyPerWorkspace.initial,
  dailySpendCents: OUTREACH_CEILINGS.dailySpendCents.initial,
};

/** Returns the name of the first limit whose value is outside its range, or null. */
export const ceilingOutOfRange = (ceilings: OutreachCeilings): OutreachCeiling | null =>
  (Object.keys(OUTREACH_CEILINGS) as OutreachCeiling[]).find((name) => {
    const { min, max } = OUTREACH_CEILINGS[name];
    return !Number.isInteger(ceilings[name]) || ceilings[name] < min || ceilings[name] > max;
  }) ?? null;

/**
 * Amount in US cents that is reserved for each call or greeting until the provider reports the cost. For greetings the
 * estimate is final, because providers report no cost.
 */
export const ESTIMATED_COST_CENTS: Readonly<Record<OutreachKind, number>> = { CALL: 100, GREETING: 15 };
