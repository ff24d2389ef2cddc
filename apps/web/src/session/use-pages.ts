import { LIMITS } from '@frontdesk/domain';
import { useState } from 'react';

interface Connection {
  readonly edges: readonly unknown[];
  /** Undefined if the list is not counted. */
  readonly totalCount?: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

interface Paging {
  readonly first: number;
  readonly after?: string | null | undefined;
}

interface Query {
  readonly fetchMore: (options: { variables: Paging }) => Promise<unknown>;
  readonly refetch: (variables: Paging) => Promise<unknown>;
}

/**
 * Loads further pages of a list, from the query that returned the first page. The root field of the list needs a merge
 * function in the cache, which appends the pages.
 *
 * @param list Rows that are shown, possibly of the previous variables. Undefined while the first page loads.
 */
export function usePages(list: Connection | null | undefined, { fetchMore, refetch }: Query) {
  const [loadingMore, setLoadingMore] = useState(false);
  const [moreFailed, setMoreFailed] = useState(false);

  async function more() {
    setLoadingMore(true);
    setMoreFailed(false);
    try {
      await fetchMore({ variables: { after: list?.pageInfo.endCursor, first: LIMITS.pageSize } });
    } catch {
      // Ignore the error, because the user can press the button again.
      setMoreFailed(true);
    } finally {
      setLoadingMore(false);
    }
  }

  return {
    paging: {
      total: list?.totalCount,
      hasMore: list?.pageInfo.hasNextPage ?? false,
      loadingMore,
      moreFailed,
      onMore: () => void more(),
    },
    /**
     * Refetches the shown rows. Does nothing if one request cannot return all of them, because rows would disappear.
     */
    refresh: async () => {
      const count = list?.edges.length ?? 0;
      if (count <= LIMITS.pageSizeMax) await refetch({ first: Math.max(count, LIMITS.pageSize) }).catch(() => {});
    },
  };
}
