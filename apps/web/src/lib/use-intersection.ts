import { useIntersection as useMantineIntersection } from '@mantine/hooks';
import { useEffect, useEffectEvent } from 'react';

/** Calls back when an element comes near the viewport, while active. */
export function useIntersection(isActive: boolean, run: () => void) {
  const { ref, entry } = useMantineIntersection<HTMLDivElement>({ rootMargin: '240px' });
  const isNear = isActive && entry?.isIntersecting === true;
  const onNear = useEffectEvent(run);
  useEffect(() => {
    if (isNear) onNear();
  }, [isNear]);
  return ref;
}
