/** Goal of a conversation when the workspace has no custom context graph. */
export const GOALS = ['BOOK', 'QUALIFY'] as const;
export type Goal = (typeof GOALS)[number];
