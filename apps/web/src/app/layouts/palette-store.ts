import { atom } from 'nanostores';

/** Which of the two keyboard overlays is open. Both are loaded on first use. */
export const overlay = atom<'none' | 'palette' | 'sheet'>('none');

export const openPalette = () => overlay.set('palette');
export const openSheet = () => overlay.set('sheet');
/** Closes an overlay unless the other one is open already. */
export const closeOverlay = (which: 'palette' | 'sheet') => overlay.get() === which && overlay.set('none');
