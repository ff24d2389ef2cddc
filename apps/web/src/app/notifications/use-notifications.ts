import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useState } from 'react';
import { MarkNotificationsReadDocument } from '../../gql/mark-notifications-read.ts';
import { NotificationsPanelDocument } from '../../gql/notifications-panel.ts';
import { UnreadNotificationsDocument } from '../../gql/unread-notifications.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { denialOf } from '../../session/denial.ts';
import { useCan } from '../../session/workspace.tsx';

/** The list with pagination. Errors appear in its own place beside the page. */
export function useNotifications() {
  const withConversations = useCan('read', 'Conversation');
  const [loadingMore, setLoadingMore] = useState(false);
  const { data, error, refetch, fetchMore } = useQuery(NotificationsPanelDocument, {
    variables: { first: LIMITS.pageSize, withConversations },
    fetchPolicy: 'cache-and-network',
  });
  const page = data?.notifications;

  async function more() {
    setLoadingMore(true);
    // A failed page can be requested again with the same button.
    await fetchMore({ variables: { after: page?.pageInfo.endCursor } }).catch(() => {});
    setLoadingMore(false);
  }

  return {
    notifications: page?.edges.map(({ node }) => node),
    failure: error && !data ? denialOf(error) : null,
    retry: () => void refetch().catch(() => {}),
    paging: { total: page?.totalCount, hasMore: page?.pageInfo.hasNextPage, loadingMore, onMore: more },
  };
}

/** Marks one notification, or it and all earlier ones. */
export function useMarkRead() {
  const [markRead] = useMutation(MarkNotificationsReadDocument);
  return useMutationAction(async (id: string, includeOlder: boolean) => {
    const { data } = await markRead({
      variables: { input: { id, includeOlder } },
      refetchQueries: includeOlder
        ? [UnreadNotificationsDocument, NotificationsPanelDocument]
        : [UnreadNotificationsDocument],
    });
    return handleMutationResult(data?.markNotificationsRead, { NotificationsRead: () => {} });
  });
}
