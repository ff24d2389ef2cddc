import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { SearchPageDocument } from '../../gql/search-page.ts';
import type { SearchPageQuery } from '../../gql/types.ts';
import { usePages } from '../../session/use-pages.ts';
import { useCan } from '../../session/workspace.tsx';
import { filterFrom, paramsFrom, type SearchFilter, toQueryFilter } from './search-filter.ts';

export type SearchResult = SearchPageQuery['searchResults']['edges'][number]['node'];

/** Returns the search from the URL and its setter. Changes replace the current history entry. */
export function useSearchFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // Return the same object for equal filters, so that queries that depend on the filter do not run again.
  const filter = useMemo(() => JSON.parse(signature) as SearchFilter, [signature]);
  const setFilter = (next: SearchFilter) =>
    void navigate({ to: '.', search: paramsFrom(next), replace: true, resetScroll: false });
  return { filter, setFilter };
}

/** Loads the results of a search page by page. */
export function useSearchResults(filter: SearchFilter) {
  const withCalls = useCan('read', 'Call');
  const asked = useMemo(() => toQueryFilter(filter, Date.now()), [filter]);
  const query = useQuery(SearchPageDocument, {
    variables: { query: filter.search, filter: asked, first: LIMITS.pageSize, withCalls },
    notifyOnNetworkStatusChange: true,
  });
  const { data, previousData, loading, error, refetch } = query;
  const list = (data ?? previousData)?.searchResults;
  return {
    results: list?.edges.map(({ node }) => node),
    stale: loading && !data && previousData !== undefined,
    error: data ? undefined : error,
    retry: () => void refetch().catch(() => {}),
    paging: usePages(list, query).paging,
  };
}
