import { useStore } from '@nanostores/react';
import { atom } from 'nanostores';
import { useEffect, useLayoutEffect, useRef } from 'react';

export interface Shortcut {
  /** Key or sequence of keys: `?`, `/`, `mod+k`, `shift+e`, or `g l` for two keys in sequence. */
  keys: string;
  title: string;
  /** Title of the group that contains the shortcut in the list of keyboard shortcuts. */
  group: string;
  run: () => void;
}

/** Registered shortcuts. Read by the list of shortcuts, the command palette and the key listener. */
const registry = atom<readonly Shortcut[]>([]);

/** Registers keyboard shortcuts while the component is mounted. */
export function useShortcuts(shortcuts: Shortcut[]) {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  const signature = shortcuts.map(({ keys, title, group }) => `${keys}|${title}|${group}`).join('\n');
  // Register again only if the signature changes. The current `run` function is read when the keys are pressed.
  useEffect(() => {
    const mine = current.current.map((shortcut, at) => ({ ...shortcut, run: () => current.current[at]?.run() }));
    registry.set([...registry.get(), ...mine]);
    return () => registry.set(registry.get().filter((shortcut) => !mine.includes(shortcut)));
  }, [signature]);
}

export const useRegisteredShortcuts = () => useStore(registry);

const SEQUENCE_MS = 1_200;

/**
 * Runs the registered shortcut for a key press. Called once on each page, by its layout. In form fields and menus, and
 * while a dialog is open, only shortcuts with Ctrl or Cmd work.
 */
export function useShortcutListener() {
  // A layout effect registers this listener before the listeners of dialogs, which are registered in effects.
  useLayoutEffect(() => {
    let first = '';
    let firstAt = 0;
    let busy = false;
    // Check in the capture phase, because a dialog that the same key press closes no longer exists when the event
    // reaches `onKeyDown`.
    const look = ({ target }: KeyboardEvent) => {
      busy = isBusy(target);
    };
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const mod = event.metaKey || event.ctrlKey;
      const key = nameOfKey(event);
      if (!mod && busy) return;
      const sequence = first && event.timeStamp - firstAt < SEQUENCE_MS ? `${first} ${key}` : key;
      const findByKeys = (pressed: string) => registry.get().findLast(({ keys }) => keys === pressed);
      const found = findByKeys(sequence) ?? findByKeys(key);
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

/**
 * Returns the name of a key with its modifiers. Shift is included only for letters, because with other keys it produces
 * a different character.
 */
function nameOfKey({ key, shiftKey, metaKey, ctrlKey }: KeyboardEvent): string {
  if (metaKey || ctrlKey) return `mod+${key.toLowerCase()}`;
  return shiftKey && /^[a-z]$/i.test(key) ? `shift+${key.toLowerCase()}` : key.toLowerCase();
}

const TAKES_KEYS =
  'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="menu"], [role="listbox"], .monaco-editor';

const isBusy = (target: EventTarget | null) =>
  target instanceof Element &&
  (target.closest(TAKES_KEYS) !== null || document.querySelector('[aria-modal="true"]') !== null);
