import { useStore } from '@nanostores/react';
import { atom } from 'nanostores';
import { useEffect, useLayoutEffect, useRef } from 'react';

export interface Shortcut {
  /** `?`, `/`, `mod+k`, or a sequence of two keys: `g l`. */
  keys: string;
  title: string;
  /** Heading in the list of shortcuts. */
  group: string;
  run: () => void;
}

/** Active shortcuts, shared by the list, the palette and the listener. */
const registry = atom<readonly Shortcut[]>([]);

/** Registers shortcuts while the component is mounted. */
export function useShortcuts(shortcuts: Shortcut[]) {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  const signature = shortcuts.map(({ keys, title, group }) => `${keys}|${title}|${group}`).join('\n');
  // The signature detects changes; `run` is read when pressed.
  useEffect(() => {
    const mine = current.current.map((shortcut, at) => ({ ...shortcut, run: () => current.current[at]?.run() }));
    registry.set([...registry.get(), ...mine]);
    return () => registry.set(registry.get().filter((shortcut) => !mine.includes(shortcut)));
  }, [signature]);
}

export const useRegisteredShortcuts = () => useStore(registry);

const SEQUENCE_MS = 1_200;

/**
 * Listens for registered shortcuts. Mounted once by the layout. Inactive while typing, and while a menu or dialog is
 * open.
 */
export function useShortcutListener() {
  // Layout effect, so that this listener runs before those of dialogs, which use effects.
  useLayoutEffect(() => {
    let first = '';
    let firstAt = 0;
    let busy = false;
    // Checked before others handle the key: a dialog that closes with it is gone when the event arrives here.
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
