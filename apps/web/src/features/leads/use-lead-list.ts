import { useApolloClient } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { LeadsPageDocument } from '../../gql/leads-page.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { filterFrom, type LeadFilter, paramsFrom } from './lead-filter.ts';

/**
 * Loads the leads that match a filter, page by page. When the user returns to the list, the first request loads as many
 * rows as before, up to the largest page size.
 */
export function useLeadList(filter: LeadFilter) {
  const client = useApolloClient();
  const [first] = useState(() => {
    const known = client.readQuery({ query: LeadsPageDocument, variables: { filter, first: LIMITS.pageSize } });
    return Math.min(Math.max(known?.leads.edges.length ?? 0, LIMITS.pageSize), LIMITS.pageSizeMax);
  });
  const query = useScreenQuery(LeadsPageDocument, { filter, first });
  const { data, previousData, loading } = query;
  const shown = data ?? previousData;
  const { paging } = usePages(shown?.leads, query);

  return {
    permission: shown?.workspace.viewerCan.createLeads,
    leads: shown?.leads.edges.map(({ node }) => node),
    /** Whether the rows belong to the previous filter because the rows for the current filter are still loading. */
    stale: loading && !data && previousData !== undefined,
    paging,
  };
}

/**
 * Returns the filter from the URL and its setter. Changes replace the current history entry, so that typing does not
 * add history entries.
 */
export function useLeadFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // Return the same object for equal filters, so that effects and queries that depend on the filter do not run again.
  const filter = useMemo(() => JSON.parse(signature) as LeadFilter, [signature]);
  const setFilter = (next: LeadFilter) =>
    void navigate({ to: '.', search: paramsFrom(next), replace: true, resetScroll: false });
  return { filter, setFilter };
}
