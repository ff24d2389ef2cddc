import { LIMITS } from '@frontdesk/domain';
import { useState } from 'react';
import type { WorldPageQuery } from '../../gql/types.ts';
import { WorldPageDocument } from '../../gql/world-page.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import type { WorldFilter } from './world-filter.ts';

export type ListedEntity = WorldPageQuery['entities']['edges'][number]['node'];

/** Records with pagination, most recently updated first. */
export function useEntities(filter: WorldFilter) {
  const [loadingMore, setLoadingMore] = useState(false);
  const { data, previousData, fetchMore } = useScreenQuery(WorldPageDocument, { filter, first: LIMITS.pageSize });
  const list = (data ?? previousData)?.entities;

  async function more() {
    setLoadingMore(true);
    try {
      await fetchMore({ variables: { after: list?.pageInfo.endCursor } });
    } finally {
      setLoadingMore(false);
    }
  }

  return {
    rows: list?.edges.map(({ node }) => node),
    total: list?.totalCount,
    hasMore: list?.pageInfo.hasNextPage ?? false,
    loadingMore,
    onMore: () => void more().catch(() => {}),
  };
}
