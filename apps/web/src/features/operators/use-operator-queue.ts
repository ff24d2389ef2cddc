import { useSubscription } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useState } from 'react';
import { LiveQueueDocument } from '../../gql/live-queue.ts';
import { EscalationRow_EscalationFragmentDoc, OperatorQueueDocument } from '../../gql/operator-queue.ts';
import { useDebouncedCallback } from '../../lib/use-debounced-callback.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

/** Escalation queue, read again when calls change but not for every transcript entry. */
export function useOperatorQueue() {
  const [loadingMore, setLoadingMore] = useState(false);
  const { data, refetch, fetchMore } = useScreenQuery(OperatorQueueDocument, { first: LIMITS.pageSize });
  const edges = data?.operatorQueue.edges ?? [];
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
      await fetchMore({ variables: { after: data?.operatorQueue.pageInfo.endCursor, first: LIMITS.pageSize } });
    } catch {
      // The button can be used again.
    } finally {
      setLoadingMore(false);
    }
  }
  return {
    escalations: data && escalations,
    total: data?.operatorQueue.totalCount,
    hasMore: data?.operatorQueue.pageInfo.hasNextPage ?? false,
    loadingMore,
    onMore: () => void more(),
    askAgain,
  };
}
