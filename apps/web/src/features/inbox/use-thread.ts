import { useApolloClient, useQuery, useSubscription } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useState } from 'react';
import { InboxThreadDocument } from '../../gql/inbox-thread.ts';
import { LiveMessagesDocument } from '../../gql/live-messages.ts';
import { denialOf } from '../../session/denial.ts';
import { useCan } from '../../session/workspace.tsx';
import { addToThread, type ThreadMessage } from './conversation-cache.ts';

const FIRST_LOOK = 30;

/** The newest messages of a conversation, and those that are added while somebody looks. */
export function useThread(id: string, onArrival: (message: ThreadMessage) => void) {
  const { cache } = useApolloClient();
  const withContact = useCan('read', 'Contact');
  const [last, setLast] = useState<number>(FIRST_LOOK);
  const address = { id, last, withContact };
  const { data, previousData, error, loading, refetch } = useQuery(InboxThreadDocument, {
    variables: address,
    notifyOnNetworkStatusChange: true,
  });
  useSubscription(LiveMessagesDocument, {
    ignoreResults: true,
    onData: ({ data: { data: event } }) => {
      const added = event?.messageAdded;
      if (added?.conversationId !== id || !added.message) return;
      addToThread(cache, address, added.message);
      onArrival(added.message);
    },
  });
  // What is gone, or no longer theirs, is not shown; any other failure leaves what is there.
  const isGone = error !== undefined && denialOf(error).code === 'NOT_FOUND';
  const conversation = isGone ? undefined : (data ?? previousData)?.conversation;
  return {
    address,
    conversation,
    error,
    retry: () => void refetch().catch(() => {}),
    earlier: earlierOf(conversation, last),
    loadingEarlier: loading && !data,
    showEarlier: () => setLast(LIMITS.pageSizeMax),
  };
}

type Ends = { oldest: readonly { id: string }[]; messages: readonly { id: string }[] } | undefined;

/** Whether messages lie before the first one shown, and whether the server would give them: it gives the newest hundred. */
function earlierOf(conversation: Ends, last: number): 'none' | 'to load' | 'out of reach' {
  const [oldest] = conversation?.oldest ?? [];
  if (!oldest || oldest.id === conversation?.messages[0]?.id) return 'none';
  return last < LIMITS.pageSizeMax ? 'to load' : 'out of reach';
}
