import { LIMITS } from '@frontdesk/domain';
import { useState } from 'react';
import { PlaygroundPageDocument } from '../../gql/playground-page.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

export function useOperations() {
  const [loadingMore, setLoadingMore] = useState(false);
  const { data, fetchMore } = useScreenQuery(PlaygroundPageDocument, { first: LIMITS.pageSize });
  const operations = data?.persistedOperations;
  const onMore = () => {
    setLoadingMore(true);
    // On failure the button can be used again.
    fetchMore({ variables: { after: operations?.pageInfo.endCursor } })
      .catch(() => {})
      .finally(() => setLoadingMore(false));
  };
  return {
    permission: data?.workspace.viewerCan.registerOperations,
    operations: operations?.edges.map(({ node }) => node),
    total: operations?.totalCount,
    hasMore: operations?.pageInfo.hasNextPage ?? false,
    loadingMore,
    onMore,
  };
}
