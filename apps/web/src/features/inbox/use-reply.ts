import { LIMITS } from '@frontdesk/domain';
import { useEffect, useRef, useState } from 'react';
import { createStoredValue } from '../../lib/stored-value.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { toast } from '../../ui/toast.ts';
import type { ThreadAddress } from './conversation-cache.ts';
import { useSendMessage } from './use-send-message.ts';

/** State of a reply. Unsent text is kept, and refused text is restored with the reason. */
export function useReply(thread: ThreadAddress, to: string) {
  const { text, write, giveBack } = useDraft(thread.id);
  const { attempt, refusal } = useSendMessage(thread);
  const isHere = useIsHere();
  const body = text.trim();
  const isTooLong = body.length > LIMITS.messageLength;
  async function sendOrGiveBack() {
    write('');
    if (await attempt(body)) return;
    giveBack(body);
    // A user who has moved on is notified that it was not sent.
    if (!isHere()) void toast(`Your message to ${to} was not sent. It is saved as a draft.`);
  }
  const send = () => {
    if (body !== '' && !isTooLong) void sendOrGiveBack();
  };
  return { text, write, body, isTooLong, send, refusal };
}

/** Whether the caller is still mounted. */
function useIsHere() {
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return () => here.current;
}

/** Unsent draft of a conversation, kept for this user while the window is open. */
function useDraft(conversationId: string) {
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
