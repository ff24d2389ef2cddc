/** The environment a key is meant for; a workspace has one active key for each label (CB-25). */
export const API_KEY_LABELS = ['PRODUCTION', 'STAGING', 'DEVELOPMENT'] as const;
export type ApiKeyLabel = (typeof API_KEY_LABELS)[number];

/** AD_HOC runs any document within the limits; PERSISTED_ONLY runs only operations registered in its workspace. */
export const API_KEY_MODES = ['AD_HOC', 'PERSISTED_ONLY'] as const;
export type ApiKeyMode = (typeof API_KEY_MODES)[number];

export const API_KEY_MODE_TITLES: Record<ApiKeyMode, string> = {
  AD_HOC: 'Any operation',
  PERSISTED_ONLY: 'Persisted operations only',
};
