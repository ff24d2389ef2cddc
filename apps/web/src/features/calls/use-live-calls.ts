import { useSubscription } from '@apollo/client/react';
import { LiveCallsDocument } from '../../gql/live-calls.ts';
import { useDebouncedCallback } from '../../lib/use-debounced-callback.ts';

/**
 * Calls `askAgain` after a change of a call, because the call may move to another list. Apollo already updates the rows
 * in the cache.
 */
export function useLiveCalls(askAgain: () => void): void {
  useSubscription(LiveCallsDocument, { ignoreResults: true, onData: useDebouncedCallback(askAgain) });
}
