import { useQuery } from '@apollo/client/react';
import { WaitingCountDocument } from '../gql/waiting-conversations.ts';

/** Returns the number of open conversations that wait for a member, or zero while the number loads. */
export function useWaitingConversations(options: { skip?: boolean } = {}) {
  const { data, error, loading, refetch } = useQuery(WaitingCountDocument, options);
  const count = data?.conversationCounts?.find(({ tab }) => tab === 'WAITING')?.count ?? 0;
  return { count, isLoading: loading && !data, isFailed: error !== undefined && !data, refetch };
}
