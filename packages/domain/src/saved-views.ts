/** Who finds a view: whoever made it, or everybody in the workspace. */
export const VIEW_VISIBILITIES = ['PRIVATE', 'SHARED'] as const;
export type ViewVisibility = (typeof VIEW_VISIBILITIES)[number];
