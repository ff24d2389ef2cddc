import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { createStore } from '../lib/store.ts';

export interface Shortcut {
  /** `?`, `/`, `mod+k`, or two keys one after the other: `g l`. */
  keys: string;
  title: string;
  /** The heading it stands under in the sheet. */
  group: string;
  run: () => void;
}

/** What the keyboard can do right now: the sheet, the palette and the listener read the same list. */
const registry = createStore<readonly Shortcut[]>([]);

/** Adds shortcuts while the component is mounted. */
export function useShortcuts(shortcuts: Shortcut[]) {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  const signature = shortcuts.map(({ keys, title, group }) => `${keys}|${title}|${group}`).join('\n');
  // The signature says when the list differs; `run` is looked up when it is pressed.
  useEffect(() => {
    const mine = current.current.map((shortcut, at) => ({ ...shortcut, run: () => current.current[at]?.run() }));
    registry.set([...registry.get(), ...mine]);
    return () => registry.set(registry.get().filter((shortcut) => !mine.includes(shortcut)));
  }, [signature]);
}

export const useRegisteredShortcuts = () => useSyncExternalStore(registry.subscribe, registry.get);

const SEQUENCE_MS = 1_200;

/** Listens for every registered shortcut. Mounted once, by the layout. Silent while someone types, or a menu or a dialog is open. */
export function useShortcutListener() {
  // In the layout phase, because listeners are called in the order in which they came, and dialogs add theirs in effects.
  useLayoutEffect(() => {
    let first = '';
    let firstAt = 0;
    let busy = false;
    // Looked at before anybody acts: a dialog that closes itself with the key is gone when it comes by here.
    const look = ({ target }: KeyboardEvent) => {
      busy = isBusy(target);
    };
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const mod = event.metaKey || event.ctrlKey;
      const key = `${mod ? 'mod+' : ''}${event.key.toLowerCase()}`;
      if (!mod && busy) return;
      const sequence = first && event.timeStamp - firstAt < SEQUENCE_MS ? `${first} ${key}` : key;
      const found = registry.get().findLast(({ keys }) => keys === sequence || keys === key);
      first = found || mod ? '' : key;
      firstAt = event.timeStamp;
      if (!found) return;
      event.preventDefault();
      found.run();
    }
    window.addEventListener('keydown', look, true);
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', look, true);
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

const TAKES_KEYS =
  'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="menu"], [role="listbox"], .monaco-editor';

const isBusy = (target: EventTarget | null) =>
  target instanceof Element &&
  (target.closest(TAKES_KEYS) !== null || document.querySelector('[aria-modal="true"]') !== null);
