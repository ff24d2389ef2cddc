import { useInterval } from '@mantine/hooks';
import { useEffect } from 'react';

const REPEAT_MS = 5_000;

/** Calls `act` every five seconds. Does nothing while `act` is null. */
export function useRepeated(act: (() => void) | null): void {
  const isActive = act !== null;
  const { start, stop } = useInterval(() => act?.(), REPEAT_MS);
  useEffect(() => {
    if (!isActive) return;
    start();
    return stop;
  }, [isActive, start, stop]);
}
