import { useEffect, useRef } from 'react';

const REPEAT_MS = 5_000;

/** Calls `act` every five seconds while it is not null. */
export function useRepeated(act: (() => void) | null): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  const active = act !== null;
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => latest.current?.(), REPEAT_MS);
    return () => clearInterval(timer);
  }, [active]);
}
