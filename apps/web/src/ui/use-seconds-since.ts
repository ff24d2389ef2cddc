import { useEffect, useState } from 'react';

/** Whole seconds since a moment, counted until `limit` is reached and not beyond. */
export function useSecondsSince(iso: string, limit: number): number {
  const since = () => Math.min(limit, Math.max(0, Math.floor((Date.now() - new Date(iso).getTime()) / 1000)));
  const [, tick] = useState(0);
  const seconds = since();
  const counting = seconds < limit;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another moment starts another count.
  useEffect(() => {
    if (!counting) return;
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, [counting, iso]);
  return seconds;
}
