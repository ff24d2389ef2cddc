import type { McpServerStatus } from '@frontdesk/domain';
import { useEffect } from 'react';

const POLL_MS = 1_000;

interface Polling {
  readonly startPolling: (intervalMs: number) => void;
  readonly stopPolling: () => void;
}

/** Refetches a query every second while the tools of one of the returned MCP servers are being read. */
export function usePollingWhileReading(
  servers: readonly { readonly status: McpServerStatus }[],
  { startPolling, stopPolling }: Polling,
): void {
  const isReading = servers.some(({ status }) => status === 'READING');
  useEffect(() => {
    if (!isReading) return;
    startPolling(POLL_MS);
    return stopPolling;
  }, [isReading, startPolling, stopPolling]);
}
