import { useApolloClient, useSubscription } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useEffect, useRef, useState } from 'react';
import { AuditPageDocument } from '../../gql/audit-page.ts';
import { LiveAuditDocument } from '../../gql/live-audit.ts';
import type { AuditFilter as Asked } from '../../gql/types.ts';
import { type AuditFilter, isFiltered } from './audit-filter.ts';

const SETTLE_MS = 400;

/** Live updates of the log. The server applies the filter, so it is queried again after events pause. */
export function useLiveAudit(asked: Asked, filter: AuditFilter, say: (words: string) => void): ReadonlySet<string> {
  const client = useApolloClient();
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Another filter has its own list, so pending refreshes are cancelled.
  useEffect(() => () => clearTimeout(timer.current), [asked]);
  useSubscription(LiveAuditDocument, {
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      const id = data?.auditEventAdded.id;
      if (!id) return;
      setArrived((before) => new Set(before).add(id));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const variables = { filter: asked, first: LIMITS.pageSize };
        client
          .query({ query: AuditPageDocument, variables, fetchPolicy: 'network-only' })
          .then(() => isFiltered(filter) || say('New event in the audit log'))
          .catch(() => {});
      }, SETTLE_MS);
    },
  });
  return arrived;
}
