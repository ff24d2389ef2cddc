import { useQuery } from '@apollo/client/react';
import { AuditTrailDocument } from '../../gql/audit-trail.ts';

/** Retention in days. Null while unknown. */
export function useRetention(): number | null {
  const { data } = useQuery(AuditTrailDocument);
  return data?.auditTrail.retentionDays ?? null;
}
