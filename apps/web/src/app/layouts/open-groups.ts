import { useState } from 'react';
import { createStoredValue } from '../../lib/stored-value.ts';
import type { NavigationGroup } from '../navigation-groups.ts';

/** Names of the groups that the viewer closed or opened: `{"data": true}` is an open group. */
const stored = createStoredValue('menu-groups');
/** Groups that are closed at first if the menu is longer than the smallest supported window. */
const CLOSED_AT_FIRST: readonly string[] = ['data', 'developers', 'workspace'] satisfies NavigationGroup[];
const PAGES_THAT_FIT = 18;

/** Returns which groups of the menu are open. The choices of the viewer are stored in the browser. */
export function useOpenGroups(pages: number) {
  const [chosen, setChosen] = useState(readChoices);
  const isOpen = (group: string) => chosen[group] ?? (pages <= PAGES_THAT_FIT || !CLOSED_AT_FIRST.includes(group));
  const toggle = (group: string) => {
    const next = { ...chosen, [group]: !isOpen(group) };
    setChosen(next);
    stored.set(JSON.stringify(next));
  };
  return { isOpen, toggle };
}

function readChoices(): Readonly<Record<string, boolean>> {
  try {
    const value: unknown = JSON.parse(stored.get() ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter(([, open]) => typeof open === 'boolean'));
  } catch {
    return {};
  }
}
