import { useApolloClient, useSubscription } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useEffect, useRef } from 'react';
import { InboxCountsDocument } from '../../gql/inbox-counts.ts';
import { InboxListDocument } from '../../gql/inbox-list.ts';
import { LiveInboxDocument } from '../../gql/live-inbox.ts';
import {
  addToList,
  forget,
  type ListAddress,
  type ListedConversation,
  lengthOfList,
  removeFromList,
} from './conversation-cache.ts';
import { matchesFilter } from './inbox-filter.ts';

const SETTLE_MS = 400;

interface Live {
  list: ListAddress;
  /** The viewer's member id. */
  me: string | null;
  narrowed: boolean;
}

/**
 * Keeps the list up to date. Apollo has written the change and rows are sorted by last message, so this adds and
 * removes conversations. Filtered counts are known only to the server, so they are read again.
 */
export function useLiveInbox({ list, me, narrowed }: Live, onNews: (about: ListedConversation) => void) {
  const client = useApolloClient();
  const { cache } = client;
  const askAgain = useRefetch(list, narrowed);
  useSubscription(LiveInboxDocument, {
    variables: { withContact: list.withContact },
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      const change = data?.conversationChanged;
      if (!change) return;
      const { id, kind, conversation } = change;
      askAgain();
      if (kind === 'DELETED' || !conversation) {
        removeFromList(cache, list, id);
        // Panes with the conversation read it again.
        return void client.refetchQueries({ updateCache: () => forget(cache, id) });
      }
      onNews(conversation);
      if (matchesFilter(conversation, list.filter, me)) addToList(cache, list, conversation, kind === 'CREATED');
      else removeFromList(cache, list, id);
    },
  });
}

/** Reads the counts and a filtered list again after events pause. */
function useRefetch(list: ListAddress, narrowed: boolean) {
  const client = useApolloClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Another filter has its own list, so pending refreshes are cancelled.
  useEffect(() => () => clearTimeout(timer.current), [list]);
  return () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      client.query({ query: InboxCountsDocument, fetchPolicy: 'network-only' }).catch(() => {});
      if (!narrowed) return;
      const shown = lengthOfList(client.cache, list);
      // Above the maximum page size the list is not read again, which would remove rows from view.
      if (shown > LIMITS.pageSizeMax) return;
      const variables = { ...list, first: Math.max(shown, LIMITS.pageSize) };
      client.query({ query: InboxListDocument, variables, fetchPolicy: 'network-only' }).catch(() => {});
    }, SETTLE_MS);
  };
}
