import { useEffect, useState } from 'react';

interface Props {
  call: { startedAt: string | null; endedAt: string | null };
}

const SECOND_MS = 1_000;

/** Duration of a call. Updates every second while the call is active. */
export function Duration({ call: { startedAt, endedAt } }: Props) {
  const now = useSecond(startedAt !== null && endedAt === null);
  if (!startedAt) return <span>–</span>;
  const seconds = Math.max(0, Math.floor(((endedAt ? Date.parse(endedAt) : now) - Date.parse(startedAt)) / SECOND_MS));
  return <span style={{ fontVariantNumeric: 'tabular-nums' }}>{clock(seconds)}</span>;
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

function useSecond(counts: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!counts) return;
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [counts]);
  return now;
}
