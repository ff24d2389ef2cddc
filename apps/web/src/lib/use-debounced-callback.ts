import { useEffect, useRef } from 'react';

const SETTLE_MS = 300;
/** Where things never settle, as while people speak. */
const LONGEST_MS = 2_000;

/** What is done once things have settled, however often it is wanted before; and every two seconds where they do not. */
export function useDebouncedCallback(work: () => void): () => void {
  const latest = useRef(work);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wantedAt = useRef(0);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return () => {
    const now = Date.now();
    if (timer.current === undefined) wantedAt.current = now;
    clearTimeout(timer.current);
    const run = () => {
      timer.current = undefined;
      latest.current();
    };
    timer.current = setTimeout(run, Math.max(0, Math.min(SETTLE_MS, wantedAt.current + LONGEST_MS - now)));
  };
}
