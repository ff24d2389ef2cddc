import { LIMITS } from '@frontdesk/domain';
import { useMemo, useState } from 'react';
import { AuditPageDocument } from '../../gql/audit-page.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { type AuditFilter, toQueryFilter } from './audit-filter.ts';

/** Loads the audit events that match a filter, page by page. */
export function useAuditList(filter: AuditFilter) {
  // Compute the start of the period only when the filter changes. If the start moved every minute, the table would
  // reload each time.
  const asked = useMemo(() => toQueryFilter(filter, Date.now()), [filter]);
  const [loadingMore, setLoadingMore] = useState(false);
  const [moreFailed, setMoreFailed] = useState(false);
  const { data, previousData, loading, fetchMore } = useScreenQuery(AuditPageDocument, {
    filter: asked,
    first: LIMITS.pageSize,
  });
  const shown = data ?? previousData;

  async function more() {
    setLoadingMore(true);
    setMoreFailed(false);
    try {
      await fetchMore({ variables: { after: shown?.auditEvents.pageInfo.endCursor } });
    } catch {
      setMoreFailed(true);
    } finally {
      setLoadingMore(false);
    }
  }

  return {
    asked,
    events: shown?.auditEvents.edges.map(({ node }) => node),
    total: shown?.auditEvents.totalCount,
    hasMore: shown?.auditEvents.pageInfo.hasNextPage ?? false,
    stale: loading && !data && previousData !== undefined,
    loadingMore,
    moreFailed,
    onMore: more,
  };
}
