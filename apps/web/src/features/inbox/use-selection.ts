import { useState } from 'react';
import type { ListedConversation } from './conversation-cache.ts';

/** Selected conversations of the list. */
export interface Selection {
  has: (id: string) => boolean;
  toggle: (id: string) => void;
  clear: () => void;
  selected: readonly ListedConversation[];
}

/** Returns the selection of rows. A conversation that is removed from the list is also removed from the selection. */
export function useSelection(conversations: readonly ListedConversation[] | undefined): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(NONE);
  return {
    has: (id) => ids.has(id),
    toggle: (id) => setIds((before) => (before.has(id) ? without(before, id) : new Set([...before, id]))),
    clear: () => setIds(NONE),
    selected: conversations?.filter(({ id }) => ids.has(id)) ?? [],
  };
}

const NONE: ReadonlySet<string> = new Set();

const without = (ids: ReadonlySet<string>, id: string) => new Set([...ids].filter((one) => one !== id));
