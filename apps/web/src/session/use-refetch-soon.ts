import { useEffect, useRef } from 'react';

const POLL_MS = 2_000;

/** Calls the latest `refresh` every two seconds while `wanted` is true. */
export function useRefetchSoon(wanted: boolean, refresh: () => Promise<unknown>) {
  const latest = useRef(refresh);
  useEffect(() => {
    latest.current = refresh;
  });
  useEffect(() => {
    if (!wanted) return;
    const timer = setInterval(() => void latest.current().catch(() => {}), POLL_MS);
    return () => clearInterval(timer);
  }, [wanted]);
}
