/** Who can see a saved view. PRIVATE: only its creator. SHARED: all members. */
export const VIEW_VISIBILITIES = ['PRIVATE', 'SHARED'] as const;
export type ViewVisibility = (typeof VIEW_VISIBILITIES)[number];
