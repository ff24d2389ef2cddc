import { useSubscription } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useState } from 'react';
import { CallsPageDocument } from '../../gql/calls-page.ts';
import { LiveCallsDocument } from '../../gql/live-calls.ts';
import type { CallFilter } from '../../gql/types.ts';
import { useDebouncedCallback } from '../../lib/use-debounced-callback.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';

/** Loads the calls of a tab page by page, newest first. `search` filters by contact. */
export function useCallList(tab: 'LIVE' | 'ENDED' | 'MINE', search = '') {
  const [loadingMore, setLoadingMore] = useState(false);
  const { memberId } = useWorkspace().viewer;
  const filter = { ...inTab(tab, memberId), search };
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
      // The request failed. The user can press the button again.
    } finally {
      setLoadingMore(false);
    }
  }
  /** Refetches the calls that are shown. */
  function askAgain() {
    const count = shown?.calls.edges.length ?? 0;
    // If more rows are shown than one request can return, skip the refetch, because it would remove rows.
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

/** Returns the filter of a tab. `MINE` are the calls that the member has joined or wrapped up. */
function inTab(tab: 'LIVE' | 'ENDED' | 'MINE', memberId: string | null): CallFilter {
  if (tab !== 'MINE') return { endedAt: { isNull: tab === 'LIVE' } };
  const isMember = { in: memberId === null ? [] : [memberId] };
  return { or: [{ heldById: isMember }, { wrappedUpById: isMember }] };
}

/**
 * Calls `askAgain` after a pause in changes of calls, because a call may move to another list. Apollo already updates
 * the rows in the cache.
 */
export function useLiveCalls(askAgain: () => void): void {
  useSubscription(LiveCallsDocument, { ignoreResults: true, onData: useDebouncedCallback(askAgain) });
}
