import { useApolloClient } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useState } from 'react';
import { LeadsPageDocument } from '../../gql/leads-page.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import type { LeadFilter } from './lead-filter.ts';

/**
 * Loads the leads that match a filter, page by page. When the user returns to the list, the first request loads as many
 * rows as before, up to the largest page size.
 */
export function useLeadList(filter: LeadFilter) {
  const client = useApolloClient();
  const [loadingMore, setLoadingMore] = useState(false);
  const [moreFailed, setMoreFailed] = useState(false);
  const [first] = useState(() => {
    const known = client.readQuery({ query: LeadsPageDocument, variables: { filter, first: LIMITS.pageSize } });
    return Math.min(Math.max(known?.leads.edges.length ?? 0, LIMITS.pageSize), LIMITS.pageSizeMax);
  });
  const { data, previousData, loading, fetchMore } = useScreenQuery(LeadsPageDocument, { filter, first });
  const shown = data ?? previousData;

  async function more() {
    setLoadingMore(true);
    setMoreFailed(false);
    try {
      await fetchMore({ variables: { after: shown?.leads.pageInfo.endCursor, first: LIMITS.pageSize } });
    } catch {
      setMoreFailed(true);
    } finally {
      setLoadingMore(false);
    }
  }

  return {
    permission: shown?.workspace.viewerCan.createLeads,
    leads: shown?.leads.edges.map(({ node }) => node),
    total: shown?.leads.totalCount,
    hasMore: shown?.leads.pageInfo.hasNextPage ?? false,
    /** Whether the rows belong to the previous filter because the current filter is still loading. */
    stale: loading && !data && previousData !== undefined,
    loadingMore,
    moreFailed,
    more,
  };
}
