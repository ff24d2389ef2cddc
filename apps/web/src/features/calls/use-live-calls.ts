import { useSubscription } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { LiveCallsDocument } from '../../gql/live-calls.ts';

const SETTLE_MS = 300;

/** Rows change as calls do, by themselves; whether one is here or there now is asked once things have settled. */
export function useLiveCalls(askAgain: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useSubscription(LiveCallsDocument, {
    ignoreResults: true,
    onData: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(askAgain, SETTLE_MS);
    },
  });
}
