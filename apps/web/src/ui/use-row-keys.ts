import { t } from '@lingui/core/macro';
import { type RefObject, useEffect, useRef } from 'react';
import { useShortcuts } from './shortcut.ts';

const LINK = '[data-row-link]';
const TICK = 'tbody input[type="checkbox"]';

/** Functions that return the index of the row to focus, by navigation key. */
const MOVES: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

/**
 * Returns a ref for a list and adds keyboard navigation to it: `j`, `k`, the arrow keys, Home and End move between
 * rows, and Space selects a row. Rows are links, so Enter opens them.
 */
export function useRowKeys(one: string, group: string) {
  const ref = useRef<HTMLDivElement>(null);
  const by = (key: 'ArrowDown' | 'ArrowUp') => () => moveFocus(ref.current, LINK, key);
  useShortcuts([
    { keys: 'j', title: t`Next ${one}`, group, run: by('ArrowDown') },
    { keys: 'k', title: t`Previous ${one}`, group, run: by('ArrowUp') },
  ]);
  useListKeys(ref);
  return ref;
}

/**
 * Handles the arrow keys, Home, End and Space only inside the list, because elsewhere they scroll the page. Arrow keys
 * in the search field move to the first row.
 */
function useListKeys(ref: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const list = ref.current;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
      if (handleRowKey(list, event)) event.preventDefault();
    };
    list?.addEventListener('keydown', onKeyDown);
    return () => list?.removeEventListener('keydown', onKeyDown);
  }, [ref]);
}

/** Handles a key press in a row. Returns whether the key was handled. */
function handleRowKey(list: HTMLElement | null, { key, target }: KeyboardEvent): boolean {
  const from = target as Element;
  if (key === ' ' && from.matches(LINK)) return toggleRow(from);
  if (!(key in MOVES)) return false;
  if (from.matches('input[type="search"]') && !key.startsWith('Arrow')) return false;
  if (!from.matches(`${LINK}, ${TICK}, input[type="search"]`)) return false;
  moveFocus(list, from.matches(TICK) ? TICK : LINK, key);
  return true;
}

function toggleRow(link: Element): boolean {
  const box = link.closest('tr, li')?.querySelector<HTMLElement>('input[type="checkbox"]');
  box?.click();
  return box != null;
}

/**
 * Moves the focus relative to the focused row. If no row has the focus, moves the focus relative to the open row or, if
 * there is none, to the first row.
 */
function moveFocus(list: HTMLElement | null, kind: string, key: string): void {
  const stops = [...(list?.querySelectorAll<HTMLElement>(kind) ?? [])];
  const focused = stops.indexOf(document.activeElement as HTMLElement);
  const at = focused === -1 ? stops.findIndex((stop) => stop.ariaCurrent === 'page') : focused;
  const next = stops[at === -1 ? 0 : (MOVES[key]?.(at, stops.length - 1) ?? at)];
  next?.focus();
  (next?.closest('tr') ?? next)?.scrollIntoView({ block: 'nearest' });
}
