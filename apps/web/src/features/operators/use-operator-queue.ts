import { useSubscription } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useState } from 'react';
import { LiveQueueDocument } from '../../gql/live-queue.ts';
import { EscalationRow_EscalationFragmentDoc, OperatorQueueDocument } from '../../gql/operator-queue.ts';
import { useDebouncedCallback } from '../../lib/use-debounced-callback.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

/** Where the agent waits for a person, as it is now: asked again as calls change, and not at every word that is spoken. */
export function useOperatorQueue() {
  const [loadingMore, setLoadingMore] = useState(false);
  const { data, refetch, fetchMore } = useScreenQuery(OperatorQueueDocument, { first: LIMITS.pageSize });
  const edges = data?.operatorQueue.edges ?? [];
  const escalations = useFragments(
    EscalationRow_EscalationFragmentDoc,
    edges.map(({ node }) => node),
  );
  function askAgain() {
    // More than one request can carry are not asked for again: that would take rows from under the reader.
    if (edges.length > LIMITS.pageSizeMax) return;
    refetch({ first: Math.max(edges.length, LIMITS.pageSize) }).catch(() => {});
  }
  useSubscription(LiveQueueDocument, { ignoreResults: true, onData: useDebouncedCallback(askAgain) });
  async function more() {
    setLoadingMore(true);
    try {
      await fetchMore({ variables: { after: data?.operatorQueue.pageInfo.endCursor, first: LIMITS.pageSize } });
    } catch {
      // The button is still there, to be pressed again.
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
