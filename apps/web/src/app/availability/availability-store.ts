import { atom } from 'nanostores';

/**
 * Whether the viewer is away from the current workspace. Null outside a workspace, and for viewers who are not members
 * of it. Set by the banner, and read by the user menu.
 */
export const isViewerAway = atom<boolean | null>(null);

export const isAwayDialogOpen = atom(false);
