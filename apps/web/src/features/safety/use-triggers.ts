import { LIMITS } from '@frontdesk/domain';
import { useState } from 'react';
import { SafetyTriggersDocument } from '../../gql/safety-triggers.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

/** Matches, latest first, with pagination. */
export function useTriggers() {
  const [loadingMore, setLoadingMore] = useState(false);
  const { data, fetchMore } = useScreenQuery(SafetyTriggersDocument, { first: LIMITS.pageSize });
  const list = data?.safetyTriggers;

  async function more() {
    setLoadingMore(true);
    try {
      await fetchMore({ variables: { after: list?.pageInfo.endCursor } });
    } finally {
      setLoadingMore(false);
    }
  }

  return {
    triggers: list?.edges.map(({ node }) => node),
    total: list?.totalCount,
    hasMore: list?.pageInfo.hasNextPage ?? false,
    loadingMore,
    onMore: () => void more().catch(() => {}),
  };
}
