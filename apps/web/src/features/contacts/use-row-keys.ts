import { useRef } from 'react';
import { useShortcuts } from '../../ui/shortcut.ts';

/** `j` and `k` move from line to line; Enter is the link's own. */
export function useRowKeys() {
  const ref = useRef<HTMLDivElement>(null);
  const move = (step: 1 | -1) => () => {
    const links = [...(ref.current?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const next = at === -1 ? links[0] : links[at + step];
    next?.focus();
    next?.closest('tr')?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts([
    { keys: 'j', title: 'Next contact', group: 'Contacts', run: move(1) },
    { keys: 'k', title: 'Previous contact', group: 'Contacts', run: move(-1) },
  ]);
  return ref;
}
