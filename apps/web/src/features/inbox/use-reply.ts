import { LIMITS, unfinishedParts } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { useEffect, useRef, useState } from 'react';
import { createStoredValue } from '../../lib/stored-value.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { toast } from '../../ui/toast.ts';
import type { ThreadAddress } from './conversation-cache.ts';
import { useSendMessage } from './use-send-message.ts';

/**
 * Returns the state of the composer. Stores unsent text, and restores the text of a message that was not sent. `send`
 * does not send a text that contains shortcuts or placeholders, but returns these as `warning`. `sendAnyway` sends the
 * text regardless.
 */
export function useReply(thread: ThreadAddress, to: string) {
  const { text, write, giveBack } = useDraft(thread.id);
  const { attempt, refusal } = useSendMessage(thread);
  const isHere = useIsHere();
  const body = text.trim();
  const isTooLong = body.length > LIMITS.messageLength;
  const [warnedOf, setWarnedOf] = useState<string | null>(null);
  async function sendOrGiveBack(savedReplyId: string | null) {
    write('');
    if (await attempt(body, savedReplyId)) return;
    giveBack(body);
    // If the user has left the conversation, show a toast that the message was not sent.
    if (!isHere()) void toast(t`Your message to ${to} was not sent. It is saved as a draft.`);
  }
  const unfinished = unfinishedParts(body);
  const sendAnyway = (savedReplyId: string | null) => {
    if (body !== '' && !isTooLong) void sendOrGiveBack(savedReplyId);
  };
  const send = (savedReplyId: string | null) => {
    if (unfinished.length > 0) setWarnedOf(body);
    else sendAnyway(savedReplyId);
  };
  const warning = warnedOf === body && unfinished.length > 0 ? unfinished : null;
  return { text, write, body, isTooLong, send, sendAnyway, warning, refusal };
}

/** Returns a function that returns whether the component is still mounted. */
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

/**
 * Returns the unsent draft of a conversation and its setters. The draft is stored per member until the browser tab is
 * closed.
 */
function useDraft(conversationId: string) {
  const { memberId } = useWorkspace().viewer;
  const stored = createStoredValue(`draft:${memberId}:${conversationId}`, () => sessionStorage);
  const [text, setText] = useState(() => stored.get() ?? '');
  const write = (words: string) => {
    setText(words);
    stored.set(words || null);
  };
  /** Inserts the text of a failed message before the current draft, even if the user has left the conversation. */
  const giveBack = (words: string) => write([words, stored.get()].filter(Boolean).join('\n'));
  return { text, write, giveBack };
}
