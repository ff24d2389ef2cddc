import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { InboxThreadDocument } from '../../gql/inbox-thread.ts';
import { denialOf } from '../../session/denial.ts';
import { useCan } from '../../session/workspace.tsx';
import { THREAD_LENGTHS } from './conversation-cache.ts';

const [FIRST_LOOK, ALL] = THREAD_LENGTHS;

/** The newest messages of a conversation. */
export function useThread(id: string) {
  const withContact = useCan('read', 'Contact');
  const [last, setLast] = useState<number>(FIRST_LOOK);
  const address = { id, withContact };
  const { data, previousData, error, loading, refetch } = useQuery(InboxThreadDocument, {
    variables: { ...address, last },
    notifyOnNetworkStatusChange: true,
  });
  // What is gone, or no longer theirs, is not shown; any other failure leaves what is there.
  const isGone = error !== undefined && denialOf(error).code === 'NOT_FOUND';
  const conversation = isGone ? undefined : (data ?? previousData)?.conversation;
  const retry = () => void refetch().catch(() => {});
  return {
    address,
    conversation,
    error,
    retry,
    // Until more is here, what is shown is what was asked for at first.
    earlier: earlierOf(conversation, data ? last : FIRST_LOOK),
    loadingEarlier: loading && !data,
    earlierFailed: error !== undefined && !data,
    showEarlier: () => (last === ALL ? retry() : setLast(ALL)),
  };
}

type Ends = { oldest: readonly { id: string }[]; messages: readonly { id: string }[] } | undefined;

/** Whether messages lie before the first one shown, and whether the server would give them: it gives the newest hundred. */
function earlierOf(conversation: Ends, last: number): 'none' | 'to load' | 'out of reach' {
  const [oldest] = conversation?.oldest ?? [];
  if (!oldest || oldest.id === conversation?.messages[0]?.id) return 'none';
  return last < ALL ? 'to load' : 'out of reach';
}
