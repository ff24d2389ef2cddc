import { LIMITS } from '@frontdesk/domain';
import { useState } from 'react';
import { CallsPageDocument } from '../../gql/calls-page.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

/** The calls of one tab, newest first; of them those with somebody who is found by `search`. */
export function useCallList(tab: 'LIVE' | 'ENDED' | 'MINE', search = '') {
  const [loadingMore, setLoadingMore] = useState(false);
  const filter = { tab, search };
  const { data, previousData, loading, fetchMore, refetch } = useScreenQuery(CallsPageDocument, {
    filter,
    first: LIMITS.pageSize,
  });
  const shown = data ?? previousData;
  async function more() {
    setLoadingMore(true);
    try {
      await fetchMore({ variables: { after: shown?.calls.pageInfo.endCursor, first: LIMITS.pageSize } });
    } catch {
      // The button is still there, to be pressed again.
    } finally {
      setLoadingMore(false);
    }
  }
  /** What is shown is read again. */
  function askAgain() {
    const count = shown?.calls.edges.length ?? 0;
    // More than one request can carry are not asked for again: that would take rows from under the reader.
    if (count <= LIMITS.pageSizeMax) refetch({ filter, first: Math.max(count, LIMITS.pageSize) }).catch(() => {});
  }
  return {
    calls: shown?.calls.edges.map(({ node }) => node),
    total: shown?.calls.totalCount,
    hasMore: shown?.calls.pageInfo.hasNextPage ?? false,
    stale: loading && !data && previousData !== undefined,
    loadingMore,
    onMore: () => void more(),
    askAgain,
  };
}
