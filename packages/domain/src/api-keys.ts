/**
 * Modes of an API key. ANY_OPERATION: the key can run any document within the cost and rate limits. PERSISTED_ONLY: the
 * key can run only registered operations of its workspace, and use the REST routes of leads.
 */
export const API_KEY_MODES = ['ANY_OPERATION', 'PERSISTED_ONLY'] as const;
export type ApiKeyMode = (typeof API_KEY_MODES)[number];

export const API_KEY_MODE_TITLES: Record<ApiKeyMode, string> = {
  ANY_OPERATION: 'Any operation',
  PERSISTED_ONLY: 'Saved queries only',
};

/** Time for which a rotated key continues to work alongside the new key. */
export const API_KEY_GRACE_PERIODS = ['NOW', 'ONE_HOUR', 'ONE_DAY', 'ONE_WEEK'] as const;
export type ApiKeyGracePeriod = (typeof API_KEY_GRACE_PERIODS)[number];

export const API_KEY_GRACE_PERIOD_HOURS: Record<ApiKeyGracePeriod, number> = {
  NOW: 0,
  ONE_HOUR: 1,
  ONE_DAY: 24,
  ONE_WEEK: 168,
};

export const API_KEY_GRACE_PERIOD_TITLES: Record<ApiKeyGracePeriod, string> = {
  NOW: 'Immediately',
  ONE_HOUR: 'After 1 hour',
  ONE_DAY: 'After 24 hours',
  ONE_WEEK: 'After 7 days',
};
