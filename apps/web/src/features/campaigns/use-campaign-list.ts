import { LIMITS } from '@frontdesk/domain';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { CampaignRow_CampaignFragmentDoc, CampaignsPageDocument } from '../../gql/campaigns-page.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { type CampaignsFilter, filterFrom, paramsFrom, toQueryFilter } from './campaigns-filter.ts';

/** Filter in the URL and its setter. Typing adds no history entries. */
export function useCampaignsFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // A stable object per filter, for dependency arrays.
  const filter = useMemo(() => JSON.parse(signature) as CampaignsFilter, [signature]);
  const setFilter = (next: CampaignsFilter) =>
    void navigate({ to: '.', search: paramsFrom(next), replace: true, resetScroll: false });
  return { filter, setFilter };
}

/** Campaigns of one filter and order with pagination. */
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
    /** Rows of the previous filter while the current ones load. */
    stale: loading && !data && previousData !== undefined,
    loadingMore,
    moreFailed,
    onMore: () => void more(),
  };
}
