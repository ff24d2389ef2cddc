/** How far support may go: look, or also change what neither gives access to anybody nor speaks to a contact. */
export const SUPPORT_LEVELS = ['READ', 'CHANGE'] as const;
export type SupportLevel = (typeof SUPPORT_LEVELS)[number];

export const SUPPORT_LEVEL_TITLES: Record<SupportLevel, string> = {
  READ: 'Look only',
  CHANGE: 'Look and change settings',
};

/** How long a visit may last, in hours. */
export const SUPPORT_HOURS = { least: 1, most: 4 } as const;

/** How long an open door waits for somebody to walk through it. */
export const SUPPORT_OFFER_HOURS = 24;
