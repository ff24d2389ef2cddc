import { useSubscription } from '@apollo/client/react';
import { LiveCallsDocument } from '../../gql/live-calls.ts';
import { useDebouncedCallback } from '../../lib/use-debounced-callback.ts';

/** Rows update themselves; only changes that may move a call between lists read them again. */
export function useLiveCalls(askAgain: () => void): void {
  useSubscription(LiveCallsDocument, { ignoreResults: true, onData: useDebouncedCallback(askAgain) });
}
