import { useMutation } from '@apollo/client/react';
import { useEffect, useEffectEvent } from 'react';
import { MarkConversationReadDocument } from '../../gql/mark-conversation-read.ts';
import type { InboxThreadQuery } from '../../gql/types.ts';

/** Marks visible messages as read. Background windows mark nothing. */
export function useReadMark(conversation: InboxThreadQuery['conversation'] | undefined) {
  const [markRead] = useMutation(MarkConversationReadDocument);
  const newest = conversation?.messages.at(-1)?.id;
  const wanted = (conversation?.unreadCount ?? 0) > 0 && (conversation?.viewerCan.markRead.allowed ?? false);
  const mark = useEffectEvent(() => {
    if (!conversation || !newest || document.visibilityState !== 'visible') return;
    // On failure the count stays, and the next view retries.
    markRead({ variables: { input: { id: conversation.id, messageId: newest } } }).catch(() => {});
  });
  useEffect(() => {
    if (!wanted) return;
    mark();
    const look = () => mark();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [wanted, newest]);
}
