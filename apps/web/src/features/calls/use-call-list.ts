import { useSubscription } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { CallsPageDocument } from '../../gql/calls-page.ts';
import { LiveCallsDocument } from '../../gql/live-calls.ts';
import type { CallFilter } from '../../gql/types.ts';
import { useDebouncedCallback } from '../../lib/use-debounced-callback.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';

/** Loads the calls of a tab page by page, newest first. `search` filters by contact. */
export function useCallList(tab: 'LIVE' | 'ENDED' | 'MINE', search = '') {
  const { memberId } = useWorkspace().viewer;
  const filter = { ...inTab(tab, memberId), search };
  const query = useScreenQuery(CallsPageDocument, { filter, first: LIMITS.pageSize });
  const { data, previousData, loading } = query;
  const list = (data ?? previousData)?.calls;
  const { paging, refresh } = usePages(list, query);
  return {
    calls: list?.edges.map(({ node }) => node),
    stale: loading && !data && previousData !== undefined,
    ...paging,
    refresh,
  };
}

/** Returns the API filter for a tab. The tab `MINE` contains the calls that the member has joined or wrapped up. */
function inTab(tab: 'LIVE' | 'ENDED' | 'MINE', memberId: string | null): CallFilter {
  if (tab !== 'MINE') return { endedAt: { isNull: tab === 'LIVE' } };
  const isMember = { in: memberId === null ? [] : [memberId] };
  return { or: [{ heldById: isMember }, { wrappedUpById: isMember }] };
}

/**
 * Calls `refresh` when no further call has changed for a moment, because a changed call may belong to another list.
 * Apollo already updates the rows in the cache.
 */
export function useLiveCalls(refresh: () => void): void {
  useSubscription(LiveCallsDocument, { ignoreResults: true, onData: useDebouncedCallback(refresh) });
}
