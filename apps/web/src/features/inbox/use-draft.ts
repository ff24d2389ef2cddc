import { useState } from 'react';
import { createStoredValue } from '../../lib/stored-value.ts';
import { useWorkspace } from '../../session/workspace.tsx';

/** Unsent draft of a conversation, kept for this user while the window is open. */
export function useDraft(conversationId: string) {
  const { memberId } = useWorkspace().viewer;
  const stored = createStoredValue(`draft:${memberId}:${conversationId}`, () => sessionStorage);
  const [text, setText] = useState(() => stored.get() ?? '');
  const write = (words: string) => {
    setText(words);
    stored.set(words || null);
  };
  /** Restores failed text before any new draft, also after the user moved on. */
  const giveBack = (words: string) => write([words, stored.get()].filter(Boolean).join('\n'));
  return { text, write, giveBack };
}
