import { useEffect, useRef } from 'react';

const SETTLE_MS = 300;
/** Upper limit when requests keep coming. */
const LONGEST_MS = 2_000;

/** Debounces a function, and runs it at least every two seconds while requests keep coming. */
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
