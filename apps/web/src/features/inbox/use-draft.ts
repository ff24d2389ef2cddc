import { useState } from 'react';
import { createStoredValue } from '../../lib/stored-value.ts';
import { useWorkspace } from '../../session/workspace.tsx';

/** What was begun in a conversation and not sent: it waits there, for this person, as long as the window is open. */
export function useDraft(conversationId: string) {
  const { memberId } = useWorkspace().viewer;
  const stored = createStoredValue(`draft:${memberId}:${conversationId}`, () => sessionStorage);
  const [text, setText] = useState(() => stored.get() ?? '');
  const write = (words: string) => {
    setText(words);
    stored.set(words || null);
  };
  /** What could not be sent is there again, before what has been begun since; also for somebody who has moved on. */
  const giveBack = (words: string) => write([words, stored.get()].filter(Boolean).join('\n'));
  return { text, write, giveBack };
}
