import { useQuery } from '@apollo/client/react';
import { AuditTrailDocument } from '../../gql/audit-trail.ts';

/** For how many days rows are kept here; null while it is not known. */
export function useRetention(): number | null {
  const { data } = useQuery(AuditTrailDocument);
  return data?.auditTrail.retentionDays ?? null;
}
