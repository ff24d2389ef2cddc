import { useEffect } from 'react';

const POLL_MS = 1_000;

interface Polling {
  readonly startPolling: (ms: number) => void;
  readonly stopPolling: () => void;
}

/** Refetches a query every second while something is in progress. */
export function usePolling(isActive: boolean, { startPolling, stopPolling }: Polling): void {
  useEffect(() => {
    if (!isActive) return;
    startPolling(POLL_MS);
    return stopPolling;
  }, [isActive, startPolling, stopPolling]);
}
