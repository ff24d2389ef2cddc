import { useIntersection as useMantineIntersection } from '@mantine/hooks';
import { useEffect, useEffectEvent } from 'react';

/**
 * Returns a ref for an element. Calls `run` when the element comes within 240 pixels of the viewport while `isActive`
 * is true, or when `isActive` becomes true while the element is within this distance.
 */
export function useIntersection(isActive: boolean, run: () => void) {
  const { ref, entry } = useMantineIntersection<HTMLDivElement>({ rootMargin: '240px' });
  const isNear = isActive && entry?.isIntersecting === true;
  const onNear = useEffectEvent(run);
  useEffect(() => {
    if (isNear) onNear();
  }, [isNear]);
  return ref;
}
