/** Visibility of a view: its creator only, or all members. */
export const VIEW_VISIBILITIES = ['PRIVATE', 'SHARED'] as const;
export type ViewVisibility = (typeof VIEW_VISIBILITIES)[number];
