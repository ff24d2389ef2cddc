import { LIMITS } from '@frontdesk/domain';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { ProviderLogDocument } from '../../gql/provider-log.ts';
import type { ProviderLogQuery } from '../../gql/types.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { filterFrom, NO_FILTER, type ProviderLogFilter, paramsFrom, toQueryFilter } from './provider-log-filter.ts';

export type ProviderLogRow = ProviderLogQuery['providerLogEntries']['edges'][number]['node'];

/** Returns the filter from the URL and its setter. Setting null clears the filter. */
export function useProviderLogFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // Return the same object for equal filters, so that effects and queries that depend on the filter do not run again.
  const filter = useMemo(() => JSON.parse(signature) as ProviderLogFilter, [signature]);
  const setFilter = (next: ProviderLogFilter | null) =>
    void navigate({ to: '.', search: paramsFrom(next ?? NO_FILTER), replace: true, resetScroll: false });
  return { filter, setFilter };
}

/** Loads the entries that match a filter page by page. */
export function useProviderLog(filter: ProviderLogFilter) {
  const asked = useMemo(() => toQueryFilter(filter, Date.now()), [filter]);
  const query = useScreenQuery(ProviderLogDocument, { filter: asked, first: LIMITS.pageSize });
  const { data, previousData, loading } = query;
  const list = (data ?? previousData)?.providerLogEntries;
  const { paging, refresh } = usePages(list, query);
  return {
    rows: list?.edges.map(({ node }) => node),
    stale: loading && !data && previousData !== undefined,
    refresh,
    ...paging,
  };
}
