import { useMutation } from '@apollo/client/react';
import { useEffect, useEffectEvent } from 'react';
import { MarkConversationReadDocument } from '../../gql/mark-conversation-read.ts';
import type { InboxThreadQuery } from '../../gql/types.ts';

/** What somebody has on the screen is read; a window in the background reads nothing. */
export function useReadMark(conversation: InboxThreadQuery['conversation'] | undefined) {
  const [markRead] = useMutation(MarkConversationReadDocument);
  const newest = conversation?.messages.at(-1)?.id;
  const wanted = (conversation?.unreadCount ?? 0) > 0 && (conversation?.viewerCan.markRead.allowed ?? false);
  const mark = useEffectEvent(() => {
    if (!conversation || !newest || document.visibilityState !== 'visible') return;
    // Nothing is lost when it fails: the number stays, and the next look tries again.
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
