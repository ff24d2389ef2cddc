import { type RefObject, useEffect, useRef } from 'react';
import { useShortcuts } from '../../ui/shortcut.ts';

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/** `j`, `k` and the arrows move from row to row; Enter is the link's own. */
export function useRowKeys() {
  const ref = useRef<HTMLDivElement>(null);
  useShortcuts([
    { keys: 'j', title: 'Next conversation', group: 'Inbox', run: () => move(ref.current, 1) },
    { keys: 'k', title: 'Previous conversation', group: 'Inbox', run: () => move(ref.current, -1) },
  ]);
  useArrows(ref);
  return ref;
}

/** Only within the list: elsewhere the arrows scroll. From the search field they lead down into what was found. */
function useArrows(ref: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const list = ref.current;
    const onKeyDown = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      if (!step || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
      if (!(event.target as Element).matches('[data-row-link], input[type="search"]')) return;
      event.preventDefault();
      move(list, step);
    };
    list?.addEventListener('keydown', onKeyDown);
    return () => list?.removeEventListener('keydown', onKeyDown);
  }, [ref]);
}

/** To the row beside the one with the focus; to begin with, beside the conversation that is open, or to the first. */
function move(list: HTMLElement | null, step: 1 | -1): void {
  const links = [...(list?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])];
  const focused = links.indexOf(document.activeElement as HTMLElement);
  const at = focused === -1 ? links.findIndex((link) => link.ariaCurrent === 'page') : focused;
  const next = at === -1 ? links[0] : links[at + step];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
