import { useIntersection as useMantineIntersection } from '@mantine/hooks';
import { useEffect, useEffectEvent } from 'react';

/** Returns a ref. Calls `run` when the element comes near the viewport, while `isActive` is true. */
export function useIntersection(isActive: boolean, run: () => void) {
  const { ref, entry } = useMantineIntersection<HTMLDivElement>({ rootMargin: '240px' });
  const isNear = isActive && entry?.isIntersecting === true;
  const onNear = useEffectEvent(run);
  useEffect(() => {
    if (isNear) onNear();
  }, [isNear]);
  return ref;
}
