import { LIMITS } from '@frontdesk/domain';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { CampaignRow_CampaignFragmentDoc, CampaignsPageDocument } from '../../gql/campaigns-page.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { type CampaignsFilter, filterFrom, paramsFrom, toQueryFilter } from './campaigns-filter.ts';

/** The filter in the address, and the way to change it. Typing does not fill the history. */
export function useCampaignsFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // One object per filter, so that queries and effects can depend on it.
  const filter = useMemo(() => JSON.parse(signature) as CampaignsFilter, [signature]);
  const setFilter = (next: CampaignsFilter) =>
    void navigate({ to: '.', search: paramsFrom(next), replace: true, resetScroll: false });
  return { filter, setFilter };
}

/** The campaigns of one filter in one order, page by page. */
export function useCampaignList(filter: CampaignsFilter) {
  const [loadingMore, setLoadingMore] = useState(false);
  const [moreFailed, setMoreFailed] = useState(false);
  const variables = { ...toQueryFilter(filter), first: LIMITS.pageSize };
  const { data, previousData, loading, fetchMore } = useScreenQuery(CampaignsPageDocument, variables);
  const shown = (data ?? previousData)?.campaigns;
  const rows = useFragments(CampaignRow_CampaignFragmentDoc, shown?.edges.map(({ node }) => node) ?? []);

  async function more() {
    setLoadingMore(true);
    setMoreFailed(false);
    try {
      await fetchMore({ variables: { after: shown?.pageInfo.endCursor } });
    } catch {
      setMoreFailed(true);
    } finally {
      setLoadingMore(false);
    }
  }

  return {
    rows: shown && rows,
    total: shown?.totalCount,
    hasMore: shown?.pageInfo.hasNextPage ?? false,
    /** The rows of the filter before, until those of this one are here. */
    stale: loading && !data && previousData !== undefined,
    loadingMore,
    moreFailed,
    onMore: () => void more(),
  };
}
