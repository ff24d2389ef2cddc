import { LIMITS } from '@frontdesk/domain';
import { useEffect, useRef } from 'react';
import { toast } from '../../ui/toast.ts';
import type { ThreadAddress } from './conversation-cache.ts';
import { useDraft } from './use-draft.ts';
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
