import { LIMITS } from '@frontdesk/domain';
import { useMemo } from 'react';
import { AuditPageDocument } from '../../gql/audit-page.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { type AuditFilter, toQueryFilter } from './audit-filter.ts';

/** Loads the audit events that match a filter, page by page. */
export function useAuditList(filter: AuditFilter) {
  // Compute the start of the filtered period only when the filter changes. If the start moved every minute, the table
  // would reload each time.
  const asked = useMemo(() => toQueryFilter(filter, Date.now()), [filter]);
  const query = useScreenQuery(AuditPageDocument, { filter: asked, first: LIMITS.pageSize });
  const { data, previousData, loading } = query;
  const list = (data ?? previousData)?.auditEvents;
  const { paging, refresh } = usePages(list, query);

  return {
    asked,
    events: list?.edges.map(({ node }) => node),
    stale: loading && !data && previousData !== undefined,
    ...paging,
    refresh,
  };
}
