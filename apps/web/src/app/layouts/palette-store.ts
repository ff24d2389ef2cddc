import { createStore } from '../../lib/store.ts';

/** Which of the two overlays of the keyboard is open. Both are loaded when they are first asked for. */
export const overlay = createStore<'none' | 'palette' | 'sheet'>('none');

export const openPalette = () => overlay.set('palette');
export const openSheet = () => overlay.set('sheet');
/** Closes one of them, unless the other has taken its place already. */
export const closeOverlay = (which: 'palette' | 'sheet') => overlay.get() === which && overlay.set('none');
