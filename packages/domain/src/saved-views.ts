/** Who can see a saved view: only its creator, or all members. */
export const VIEW_VISIBILITIES = ['PRIVATE', 'SHARED'] as const;
export type ViewVisibility = (typeof VIEW_VISIBILITIES)[number];
