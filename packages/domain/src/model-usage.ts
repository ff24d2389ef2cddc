/**
 * What a call to a model was for. REVIEW: the second opinion on safety. TEST: a test chat or test run of the agent.
 * SIMULATED_CONTACT and TEST_JUDGMENT: the contact and the judge of a test run. EMBEDDING: the search by meaning.
 */
export const MODEL_CALL_PURPOSES = [
  'UNDERSTANDING',
  'WORDING',
  'REVIEW',
  'REPLY_DRAFT',
  'SUMMARY',
  'TEST',
  'SIMULATED_CONTACT',
  'TEST_JUDGMENT',
  'IMAGE',
  'TRANSCRIPTION',
  'EMBEDDING',
] as const;
export type ModelCallPurpose = (typeof MODEL_CALL_PURPOSES)[number];

/** How the usage of models is grouped. */
export const MODEL_USAGE_GROUPS = ['MODEL', 'PURPOSE', 'SERVICE', 'VERSION', 'DAY'] as const;
export type ModelUsageGroup = (typeof MODEL_USAGE_GROUPS)[number];

/** What happens when the cost of a month reaches the limit. */
export const MODEL_BUDGET_ACTIONS = ['CONTINUE', 'HAND_OFF'] as const;
export type ModelBudgetAction = (typeof MODEL_BUDGET_ACTIONS)[number];

/** The limit of a month is in US cents. The warning is sent at this percentage of the limit. */
export const MODEL_BUDGET = { minCents: 1, maxCents: 10_000_000, warningPercent: 80 } as const;

/** Millionths of a US dollar in a US cent. */
export const MICROS_PER_CENT = 10_000;

/** Highest price of a model in millionths of a US dollar, and length of its name. */
export const MODEL_PRICE_LIMITS = { micros: 2_000_000_000, modelLength: 100 } as const;

/**
 * Returns the name under which the price of a model is stored: in lower case, without the date of a snapshot. For
 * example, `gpt-4o` for `gpt-4o-2024-08-06`.
 */
export const priceNameOf = (model: string): string =>
  model
    .trim()
    .toLowerCase()
    .replace(/-(?:\d{4}-\d{2}-\d{2}|\d{8}|latest)$/, '');
