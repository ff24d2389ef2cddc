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
  /** The viewer, as a member. */
  me: string | null;
  narrowed: boolean;
}

/**
 * Keeps the list as it is on the server. What a change says Apollo has written already, and the rows stand by their last
 * message; what is left is who enters the list and who leaves it. How many there are with a filter only the server knows,
 * so then it is asked again.
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
        // Panes in which it is open ask for it again, and are told.
        return void client.refetchQueries({ updateCache: () => forget(cache, id) });
      }
      onNews(conversation);
      if (matchesFilter(conversation, list.filter, me)) addToList(cache, list, conversation, kind === 'CREATED');
      else removeFromList(cache, list, id);
    },
  });
}

/** Counts again, and reads what a filter shows, once things have settled. */
function useRefetch(list: ListAddress, narrowed: boolean) {
  const client = useApolloClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Another filter has its own list: what was to be asked for this one is not.
  useEffect(() => () => clearTimeout(timer.current), [list]);
  return () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      client.query({ query: InboxCountsDocument, fetchPolicy: 'network-only' }).catch(() => {});
      if (!narrowed) return;
      const shown = lengthOfList(client.cache, list);
      // More than one request can carry are not asked for again: that would take rows from under the reader.
      if (shown > LIMITS.pageSizeMax) return;
      const variables = { ...list, first: Math.max(shown, LIMITS.pageSize) };
      client.query({ query: InboxListDocument, variables, fetchPolicy: 'network-only' }).catch(() => {});
    }, SETTLE_MS);
  };
}
