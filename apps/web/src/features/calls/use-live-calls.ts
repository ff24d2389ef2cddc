import { useSubscription } from '@apollo/client/react';
import { LiveCallsDocument } from '../../gql/live-calls.ts';
import { useDebouncedCallback } from '../../lib/use-debounced-callback.ts';

/** Rows change as calls do, by themselves; whether one is here or there now is asked, and not at every word that is spoken. */
export function useLiveCalls(askAgain: () => void): void {
  useSubscription(LiveCallsDocument, { ignoreResults: true, onData: useDebouncedCallback(askAgain) });
}
