import { useApolloClient, useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useMemo, useState } from 'react';
import { InboxListDocument } from '../../gql/inbox-list.ts';
import { usePages } from '../../session/use-pages.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { type ListAddress, lengthOfList, newestFirst } from './conversation-cache.ts';
import { askedFor, type InboxFilter } from './inbox-filter.ts';

/**
 * Returns the query variables of the list. The same filter returns the same object, because it is used in dependency
 * arrays.
 */
export function useListAddress(filter: InboxFilter): ListAddress {
  const { memberId } = useWorkspace().viewer;
  const withContact = useCan('read', 'Contact');
  return useMemo(() => ({ filter: askedFor(filter, memberId), withContact }), [filter, memberId, withContact]);
}

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
    /** Whether the rows belong to the previous filter because the rows for the current filter are still loading. */
    stale: loading && !data && previousData !== undefined,
    ...usePages(page, query).paging,
  };
}
