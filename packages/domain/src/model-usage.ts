/**
 * Purposes of model calls. REVIEW: the second opinion on safety. TEST: a test chat or test run of the agent.
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

/** Dimensions by which the usage of models can be grouped. */
export const MODEL_USAGE_GROUPS = ['MODEL', 'PURPOSE', 'SERVICE', 'VERSION', 'DAY'] as const;
export type ModelUsageGroup = (typeof MODEL_USAGE_GROUPS)[number];

/** Actions when the model cost of a month reaches the limit. */
export const MODEL_BUDGET_ACTIONS = ['CONTINUE', 'HAND_OFF'] as const;
export type ModelBudgetAction = (typeof MODEL_BUDGET_ACTIONS)[number];

/** Range of the monthly limit, in US cents. At `warningPercent` of the limit, a warning is sent. */
export const MODEL_BUDGET = { minCents: 1, maxCents: 10_000_000, warningPercent: 80 } as const;

/** Number of millionths of a US dollar in one US cent. */
export const MICROS_PER_CENT = 10_000;

/** Maximum price of a model in millionths of a US dollar, and maximum length of its name. */
export const MODEL_PRICE_LIMITS = { micros: 2_000_000_000, modelLength: 100 } as const;

/**
 * Returns the name under which the price of a model is stored: in lower case, without a snapshot date. For example,
 * `gpt-4o` for `gpt-4o-2024-08-06`.
 */
export const priceNameOf = (model: string): string =>
  model
    .trim()
    .toLowerCase()
    .replace(/-(?:\d{4}-\d{2}-\d{2}|\d{8}|latest)$/, '');
