import { useEffect } from 'react';

const POLL_MS = 1_000;

interface Polling {
  readonly startPolling: (ms: number) => void;
  readonly stopPolling: () => void;
}

/**
 * Refetches a query every second while `isActive` is true, and for two more seconds, because the last response can be
 * older than the end of the activity.
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
