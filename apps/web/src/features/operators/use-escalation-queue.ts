import { useSubscription } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useState } from 'react';
import { EscalationQueueDocument, EscalationRow_EscalationFragmentDoc } from '../../gql/escalation-queue.ts';
import { LiveQueueDocument } from '../../gql/live-queue.ts';
import { useDebouncedCallback } from '../../lib/use-debounced-callback.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

/** Escalation queue, read again when calls change but not for every transcript entry. */
export function useEscalationQueue() {
  const [loadingMore, setLoadingMore] = useState(false);
  const { data, refetch, fetchMore } = useScreenQuery(EscalationQueueDocument, { first: LIMITS.pageSize });
  const edges = data?.escalationQueue.edges ?? [];
  const escalations = useFragments(
    EscalationRow_EscalationFragmentDoc,
    edges.map(({ node }) => node),
  );
  function askAgain() {
    // Above the maximum page size the list is not read again, which would remove rows from view.
    if (edges.length > LIMITS.pageSizeMax) return;
    refetch({ first: Math.max(edges.length, LIMITS.pageSize) }).catch(() => {});
  }
  useSubscription(LiveQueueDocument, { ignoreResults: true, onData: useDebouncedCallback(askAgain) });
  async function more() {
    setLoadingMore(true);
    try {
      await fetchMore({ variables: { after: data?.escalationQueue.pageInfo.endCursor, first: LIMITS.pageSize } });
    } catch {
      // The button can be used again.
    } finally {
      setLoadingMore(false);
    }
  }
  return {
    escalations: data && escalations,
    total: data?.escalationQueue.totalCount,
    hasMore: data?.escalationQueue.pageInfo.hasNextPage ?? false,
    loadingMore,
    onMore: () => void more(),
    askAgain,
  };
}
