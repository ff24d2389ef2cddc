import { useApolloClient } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useState } from 'react';
import { LeadsPageDocument } from '../../gql/leads-page.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import type { LeadFilter } from './lead-filter.ts';

/** The leads of one filter, page by page. Whoever comes back finds as many as they had loaded. */
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
    /** The rows of the filter before, until those of this one are here. */
    stale: loading && !data && previousData !== undefined,
    loadingMore,
    moreFailed,
    more,
  };
}
