import { LIMITS } from '@frontdesk/domain';
import { useEffect, useRef } from 'react';
import { toast } from '../../ui/toast.ts';
import type { ThreadAddress } from './conversation-cache.ts';
import { useDraft } from './use-draft.ts';
import { useSendMessage } from './use-send-message.ts';

/** A reply from its first letter on. What is not sent yet stays; what was refused comes back, with the reason. */
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
    // Whoever has moved on does not see the reason, and must not believe that it was sent.
    if (!isHere()) void toast(`Your message to ${to} was not sent. It waits in the conversation.`);
  }
  const send = () => {
    if (body !== '' && !isTooLong) void sendOrGiveBack();
  };
  return { text, write, body, isTooLong, send, refusal };
}

/** Whether what asks is still on the screen. */
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
