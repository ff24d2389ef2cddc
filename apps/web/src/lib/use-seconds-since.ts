import { useEffect, useState } from 'react';

/** Returns the whole seconds since a time, from 0 to `limit`. Updates every second until the limit is reached. */
export function useSecondsSince(iso: string, limit: number): number {
  const [now, setNow] = useState(() => Date.now());
  const seconds = Math.min(limit, Math.max(0, Math.floor((now - new Date(iso).getTime()) / 1000)));
  const counting = seconds < limit;
  useEffect(() => {
    if (!counting) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [counting]);
  return seconds;
}
