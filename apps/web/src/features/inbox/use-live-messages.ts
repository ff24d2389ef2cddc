import { useApolloClient, useSubscription } from '@apollo/client/react';
import { LiveMessagesDocument } from '../../gql/live-messages.ts';
import { useCan } from '../../session/workspace.tsx';
import { addToThread } from './conversation-cache.ts';

/** Adds new messages to cached threads. One subscription for all conversations. */
export function useLiveMessages() {
  const { cache } = useApolloClient();
  const withContact = useCan('read', 'Contact');
  useSubscription(LiveMessagesDocument, {
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      const added = data?.messageAdded;
      if (added?.message) addToThread(cache, { id: added.conversationId, withContact }, added.message);
    },
  });
}
