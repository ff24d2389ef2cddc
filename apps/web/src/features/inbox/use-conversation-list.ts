import { useApolloClient, useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useMemo, useState } from 'react';
import { InboxListDocument } from '../../gql/inbox-list.ts';
import type { InboxListQuery } from '../../gql/types.ts';
import { type ListAddress, type ListedConversation, lengthOfList } from './conversation-cache.ts';

/** Conversations of one filter with pagination. Returning keeps the loaded pages. */
export function useConversationList(list: ListAddress) {
  const client = useApolloClient();
  const [first] = useState(() =>
    Math.min(Math.max(lengthOfList(client.cache, list), LIMITS.pageSize), LIMITS.pageSizeMax),
  );
  const { data, previousData, loading, error, refetch, fetchMore } = useQuery(InboxListDocument, {
    variables: { ...list, first },
    notifyOnNetworkStatusChange: true,
  });
  const page = (data ?? previousData)?.conversations;
  const after = page?.pageInfo.endCursor;
  const { more, loadingMore, moreFailed } = useMore(() => fetchMore({ variables: { after, first: LIMITS.pageSize } }));
  const conversations = useMemo(() => newestFirst(page), [page]);
  return {
    conversations,
    total: page?.totalCount,
    hasMore: page?.pageInfo.hasNextPage ?? false,
    /** Only the first load can fail; later failures keep the rows. */
    error: page ? undefined : error,
    retry: () => void refetch().catch(() => {}),
    /** Rows of the previous filter while the current ones load. */
    stale: loading && !data && previousData !== undefined,
    loadingMore,
    moreFailed,
    onMore: () => void more(),
  };
}

/** Keeps the server's order while messages arrive. */
function newestFirst(page: InboxListQuery['conversations'] | undefined): ListedConversation[] | undefined {
  if (!page) return undefined;
  const nodes = new Map(page.edges.map(({ node }) => [node.id, node]));
  return [...nodes.values()].sort((one, other) => other.lastMessageAt.localeCompare(one.lastMessageAt));
}

function useMore(fetch: () => Promise<unknown>) {
  const [loadingMore, setLoadingMore] = useState(false);
  const [moreFailed, setMoreFailed] = useState(false);
  async function more() {
    setLoadingMore(true);
    setMoreFailed(false);
    try {
      await fetch();
    } catch {
      setMoreFailed(true);
    } finally {
      setLoadingMore(false);
    }
  }
  return { more, loadingMore, moreFailed };
}
