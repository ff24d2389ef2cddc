/**
 * Access level of a support session. READ: read-only. CHANGE: can also make changes, except changes that grant access
 * or contact anyone.
 */
export const SUPPORT_LEVELS = ['READ', 'CHANGE'] as const;
export type SupportLevel = (typeof SUPPORT_LEVELS)[number];

export const SUPPORT_LEVEL_TITLES: Record<SupportLevel, string> = {
  READ: 'Read only',
  CHANGE: 'Read data and change settings',
};

/** Range of the duration of a support session, in hours. */
export const SUPPORT_HOURS = { least: 1, most: 4 } as const;

/** Hours after which an unused support grant expires. */
export const SUPPORT_OFFER_HOURS = 24;
