import { useApolloClient, useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useMemo, useState } from 'react';
import { InboxListDocument } from '../../gql/inbox-list.ts';
import type { InboxListQuery } from '../../gql/types.ts';
import { type ListAddress, type ListedConversation, lengthOfList } from './conversation-cache.ts';

/** The conversations of one filter, page by page. Whoever comes back finds as many as they had loaded. */
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
    /** Only the first load can fail: later, what is here stays. */
    error: page ? undefined : error,
    retry: () => void refetch().catch(() => {}),
    /** The rows of the filter before, until those of this one are here. */
    stale: loading && !data && previousData !== undefined,
    loadingMore,
    moreFailed,
    onMore: () => void more(),
  };
}

/** The order of the server, kept as messages come and go. */
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
