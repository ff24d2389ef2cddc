import { LIMITS } from '@frontdesk/domain';
import { useState } from 'react';
import { CallsPageDocument } from '../../gql/calls-page.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

/** The calls of one tab, newest first; of them those with somebody who is found by `search`. */
export function useCallList(tab: 'LIVE' | 'ENDED' | 'MINE', search = '') {
  const [loadingMore, setLoadingMore] = useState(false);
  const { data, previousData, loading, fetchMore, refetch } = useScreenQuery(CallsPageDocument, {
    filter: { tab, search },
    first: LIMITS.pageSize,
  });
  const shown = data ?? previousData;
  async function more() {
    setLoadingMore(true);
    try {
      await fetchMore({ variables: { after: shown?.calls.pageInfo.endCursor } });
    } catch {
      // The button is still there, to be pressed again.
    } finally {
      setLoadingMore(false);
    }
  }
  return {
    calls: shown?.calls.edges.map(({ node }) => node),
    total: shown?.calls.totalCount,
    hasMore: shown?.calls.pageInfo.hasNextPage ?? false,
    stale: loading && !data && previousData !== undefined,
    loadingMore,
    onMore: () => void more(),
    askAgain: () => void refetch().catch(() => {}),
  };
}
