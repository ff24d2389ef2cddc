import { atom } from 'nanostores';

/** The open keyboard overlay: command palette, shortcut list or neither. Both are loaded on first use. */
export const overlay = atom<'none' | 'palette' | 'sheet'>('none');

export const openPalette = () => overlay.set('palette');
export const openSheet = () => overlay.set('sheet');
/** Closes the given overlay. Does nothing if the other overlay has opened in the meantime. */
export const closeOverlay = (which: 'palette' | 'sheet') => overlay.get() === which && overlay.set('none');
