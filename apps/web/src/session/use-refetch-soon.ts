import { useEffect, useRef } from 'react';

const POLL_MS = 2_000;

/**
 * Calls the latest `refresh` every two seconds while `wanted` is true, and once when it becomes false. The last call is
 * necessary because another query may have stored the new status in the cache without the other fields that `refresh`
 * reads.
 */
export function useRefetchSoon(wanted: boolean, refresh: () => Promise<unknown>) {
  const latest = useRef(refresh);
  const wasWanted = useRef(wanted);
  useEffect(() => {
    latest.current = refresh;
  });
  useEffect(() => {
    const refetch = () => void latest.current().catch(() => {});
    if (!wanted && wasWanted.current) refetch();
    wasWanted.current = wanted;
    if (!wanted) return;
    const timer = setInterval(refetch, POLL_MS);
    return () => clearInterval(timer);
  }, [wanted]);
}
