import { useApolloClient, useSubscription } from '@apollo/client/react';
import { LiveMessagesDocument } from '../../gql/live-messages.ts';
import { useCan } from '../../session/workspace.tsx';
import { addToThread } from './conversation-cache.ts';

/** Puts what is written into its thread, wherever that is known: one line for all conversations, as one opens after the other. */
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
