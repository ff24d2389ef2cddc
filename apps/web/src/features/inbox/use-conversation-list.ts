import { useApolloClient, useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useMemo, useState } from 'react';
import { InboxListDocument } from '../../gql/inbox-list.ts';
import type { InboxListQuery } from '../../gql/types.ts';
import { usePages } from '../../session/use-pages.ts';
import { type ListAddress, type ListedConversation, lengthOfList } from './conversation-cache.ts';

/**
 * Loads the conversations that match a filter, page by page. When the user returns to the list, the first request loads
 * as many rows as before, up to the largest page size.
 */
export function useConversationList(list: ListAddress) {
  const client = useApolloClient();
  const [first] = useState(() =>
    Math.min(Math.max(lengthOfList(client.cache, list), LIMITS.pageSize), LIMITS.pageSizeMax),
  );
  const query = useQuery(InboxListDocument, {
    variables: { ...list, first },
    notifyOnNetworkStatusChange: true,
  });
  const { data, previousData, loading, error, refetch } = query;
  const page = (data ?? previousData)?.conversations;
  const conversations = useMemo(() => newestFirst(page), [page]);
  return {
    conversations,
    /** Error of the first request. Undefined once a page is loaded, so that a later error does not hide the rows. */
    error: page ? undefined : error,
    retry: () => void refetch().catch(() => {}),
    /** Whether the rows belong to the previous filter because the current filter is still loading. */
    stale: loading && !data && previousData !== undefined,
    ...usePages(page, query).paging,
  };
}

/**
 * Sorts the conversations by last message, because new messages change cached rows without a request. Undefined if no
 * page is loaded.
 */
function newestFirst(page: InboxListQuery['conversations'] | undefined): ListedConversation[] | undefined {
  if (!page) return undefined;
  const nodes = new Map(page.edges.map(({ node }) => [node.id, node]));
  return [...nodes.values()].sort((one, other) => other.lastMessageAt.localeCompare(one.lastMessageAt));
}
