import { useEffect } from 'react';

const POLL_MS = 1_000;

interface Polling {
  readonly startPolling: (ms: number) => void;
  readonly stopPolling: () => void;
}

/**
 * Refetches a query every second while something is in progress. Continues for two seconds after its end, because the
 * last response can be older than the end.
 */
export function usePolling(isActive: boolean, { startPolling, stopPolling }: Polling): void {
  useEffect(() => {
    if (isActive) {
      startPolling(POLL_MS);
      return;
    }
    const timer = setTimeout(stopPolling, 2 * POLL_MS);
    return () => clearTimeout(timer);
  }, [isActive, startPolling, stopPolling]);
}
